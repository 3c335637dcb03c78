import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };
const { packages }: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

/** Where Node would look for `name` from inside `folder`: there, then in every folder above. */
function isLocked(folder: string, name: string): boolean {
  if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
  return folder !== '' && isLocked(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

// `npm install` leaves out of the lock file what its registry does not have; `npm ci` then refuses the whole file.
test('the lock file has all that its packages ask for, for every system', () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(folder, name))
      .map((name) => `${folder}: ${name}`),
  );
  expect(missing).toEqual([]);
});
