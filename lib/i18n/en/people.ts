/** Signing in, invitations, the page of people, one's own account, desks. */
export const people = {
  role: { viewer: 'Viewer', checker: 'Checker', editor: 'Editor', admin: 'Administrator' },
} as const;
