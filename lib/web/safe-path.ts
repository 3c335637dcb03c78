/** `to` where it is a path of ours, else the beginning: nobody is led elsewhere by a link to the sign-in page. */
export const safePath = (to: unknown): string => {
  const here = 'http://here.invalid';
  if (typeof to !== 'string' || !to.startsWith('/') || !URL.canParse(to, here)) return '/';
  const { origin, pathname, search } = new URL(to, here);
  return origin === here ? pathname + search : '/';
};
