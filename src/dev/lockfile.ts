import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run lockfile`: adds the optional packages of other platforms that a registry without them makes npm leave out of package-lock.json.
 * `npm ci` refuses a lockfile in which they are missing, on every platform.
 */
interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly engines?: object;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> };
const added: Record<string, Locked> = {};
for (const [at, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const isThere = `node_modules/${name}` in lock.packages || `${at}/node_modules/${name}` in lock.packages;
    if (!isThere) added[`node_modules/${name}`] = entryFor(name, version, parent);
  }
}
lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} entries added to ${path}`);

/** What can be said of a platform's package without having it: its name ends in system, processor and C library. */
function entryFor(name: string, version: string, { dev, license, engines }: Locked): Locked {
  const [, os, cpu, abi] = /(android|darwin|win32|linux|freebsd|openharmony)-(\w+?)(?:-(\w+))?$/.exec(name) ?? [];
  if (!os || !cpu || !/^\d/.test(version)) throw new Error(`${name} ${version} does not say which platform it is for`);
  const libc = abi?.includes('musl') ? ['musl'] : abi === 'gnu' ? ['glibc'] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc }),
    ...(license && { license }),
    optional: true,
    os: [os],
    ...(engines && { engines }),
  } as Locked;
}
