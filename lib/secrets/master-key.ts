import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { newSecret } from '@/lib/ids'
import { homeFolder } from '@/lib/paths'
import { type MasterKey, newMasterKey, parseMasterKey, unseal } from './seal'

/**
 * The master keys a process knows. The first seals; all unseal, so that a rotation that was cut off in the
 * middle loses nothing. `CAGE_MASTER_KEY` goes before the file; a successor goes before what it follows.
 */
export function masterKeys(): MasterKey[] {
  // The successor's file is read first: it is renamed over the other one, never the other way round.
  return [
    fromEnvironment('CAGE_MASTER_KEY_NEXT'),
    fromEnvironment('CAGE_MASTER_KEY'),
    fromFile(successorFile()),
    fromFile(masterKeyFile()),
  ].filter(key => key !== null)
}

export function masterKeyFile(): string {
  return homeFolder('master.key')
}

function successorFile(): string {
  return `${masterKeyFile()}.next`
}

/** Whether the keys come from the environment: the file then plays no part in a rotation. */
export function isKeyFromEnvironment(): boolean {
  return Boolean(process.env.CAGE_MASTER_KEY || process.env.CAGE_MASTER_KEY_NEXT)
}

/** Makes the master key's file (mode 0600). Of two processes at once one makes it, and both use that one. */
export function createMasterKey(): MasterKey {
  return createFile(masterKeyFile())
}

/** The key a rotation goes to; one that was begun and cut off is finished with the same key. */
export function createSuccessor(): MasterKey {
  return createFile(successorFile())
}

/** Puts the successor in the place of the master key, once everything is sealed with it. */
export function promoteSuccessor(): void {
  renameSync(successorFile(), masterKeyFile())
  syncFolder()
}

const remembered = Symbol.for('cage.master-keys')

/**
 * A stored secret, opened. What the remembered keys cannot open is tried again with what the
 * environment and the files say now: another process may have rotated the master key.
 */
export function openSecret(name: string, sealed: Buffer): string {
  const store = globalThis as { [remembered]?: MasterKey[] }
  const known = store[remembered] && unseal(store[remembered], name, sealed)
  if (known) return known
  store[remembered] = masterKeys()
  return unseal(store[remembered], name, sealed) ?? failForMissingKey()
}

/** Ends with the one sentence that says what is missing. */
export function failForMissingKey(): never {
  throw new Error(
    isKeyFromEnvironment()
      ? 'CAGE_MASTER_KEY is not the key that the stored secrets are sealed with: set it to the one they were made under.'
      : `The stored secrets are sealed with a master key that is not here: set CAGE_MASTER_KEY, or bring back ${masterKeyFile()}.`,
  )
}

function fromEnvironment(name: string): MasterKey | null {
  const text = process.env[name]
  if (!text) return null
  return parseMasterKey(text) ?? fail(`${name} must be 32 bytes, written as 64 hex digits or as base64.`)
}

function fromFile(path: string): MasterKey | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null
    return fail(`The master key ${path} cannot be read: ${(thrown as Error).message}.`)
  }
  return (
    parseMasterKey(text) ?? fail(`The master key ${path} is damaged: it must hold 32 bytes as 64 hex digits.`)
  )
}

function createFile(path: string): MasterKey {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${newSecret(6)}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${newMasterKey().bytes.toString('hex')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // A link, unlike a rename, fails when the name is taken: the file is whole, and there is only one.
    linkSync(draft, path)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
  } finally {
    unlinkSync(draft)
  }
  syncFolder()
  return fromFile(path) ?? fail(`The master key ${path} is gone.`)
}

function syncFolder(): void {
  const folder = openSync(dirname(masterKeyFile()), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function fail(sentence: string): never {
  throw new Error(sentence)
}
