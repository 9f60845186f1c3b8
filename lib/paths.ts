import path from 'node:path'
import { env } from './env'

/** The project's folder: every way in (npm scripts, server/launch.mjs) starts there. */
export function projectFolder(...parts: string[]): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), ...parts)
}

/** The data folder, CAGE_HOME, as an absolute path; `parts` lie under it. */
export function homeFolder(...parts: string[]): string {
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), env().CAGE_HOME, ...parts)
}

export const migrationsFolder = () => projectFolder('prisma', 'migrations')
