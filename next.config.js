/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The address of a container of annotations ends with a slash, and is answered where it is.
  skipTrailingSlashRedirect: true,
  // `npm run check` and `npm test` check the types, of the tests too; who starts the desk need not have their packages.
  typescript: { ignoreBuildErrors: true },
  // The text of an article comes whole when it is edited.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
  serverExternalPackages: [
    'better-sqlite3',
    'libsql',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    'pg',
    '@node-rs/argon2',
    'esbuild',
    'nodemailer',
  ],
};
