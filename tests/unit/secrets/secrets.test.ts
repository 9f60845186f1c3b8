import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createMasterKey,
  createSuccessor,
  masterKeyFile,
  masterKeys,
  openSecret,
  promoteSuccessor,
} from '@/lib/secrets/master-key'
import { isSealedWith, newMasterKey, parseMasterKey, seal, unseal } from '@/lib/secrets/seal'

const key = newMasterKey()

describe('a sealed secret', () => {
  it('opens with the key it was sealed with, whichever place that key has', () => {
    const sealed = seal(key, 'ck_1', 'sk_secret')
    expect(isSealedWith(key, sealed)).toBe(true)
    expect(unseal([newMasterKey(), key], 'ck_1', sealed)).toBe('sk_secret')
    expect(sealed.includes('sk_secret')).toBe(false)
  })

  it('is another each time', () => {
    expect(seal(key, 'ck_1', 'same')).not.toEqual(seal(key, 'ck_1', 'same'))
  })

  it('is not opened by other keys', () => {
    expect(unseal([newMasterKey()], 'ck_1', seal(key, 'ck_1', 'sk_secret'))).toBeNull()
    expect(unseal([], 'ck_1', seal(key, 'ck_1', 'sk_secret'))).toBeNull()
  })

  it('cannot be lent to another credential, nor altered in any byte', () => {
    const sealed = seal(key, 'ck_1', 'sk_secret')
    expect(() => unseal([key], 'ck_2', sealed)).toThrow()
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed)
      altered[at]! ^= 1
      expect(opens(altered)).toBe(false)
    }
    expect(opens(sealed.subarray(0, 20))).toBe(false)
    expect(opens(Buffer.alloc(0))).toBe(false)
  })

  function opens(sealed: Buffer): boolean {
    try {
      return unseal([key], 'ck_1', sealed) !== null
    } catch {
      return false
    }
  }
})

describe('a master key', () => {
  it('is 32 bytes in hex or base64', () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      expect(parseMasterKey(` ${key.bytes.toString(encoding)}\n`)?.bytes).toEqual(key.bytes)
    }
  })

  it.each(['', 'short', 'g'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), '='.repeat(44)])(
    'is not %j',
    text => {
      expect(parseMasterKey(text)).toBeNull()
    },
  )
})

describe('the master key file', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cage-keys-'))
    vi.stubEnv('CAGE_HOME', home)
    vi.stubEnv('CAGE_MASTER_KEY', '')
    vi.stubEnv('CAGE_MASTER_KEY_NEXT', '')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })

  it('is made once, for its owner alone, and leaves no draft behind', () => {
    expect(masterKeys()).toEqual([])
    const made = createMasterKey()
    expect(createMasterKey()).toEqual(made)
    expect(masterKeys()).toEqual([made])
    expect(statSync(masterKeyFile()).mode & 0o777).toBe(0o600)
    expect(readdirSync(home)).toEqual(['master.key'])
  })

  it('gives way to its successor, and both open until it does', () => {
    const old = createMasterKey()
    const next = createSuccessor()
    expect(createSuccessor()).toEqual(next)
    expect(masterKeys()).toEqual([next, old])
    promoteSuccessor()
    expect(masterKeys()).toEqual([next])
    expect(parseMasterKey(readFileSync(masterKeyFile(), 'utf8'))).toEqual(next)
  })

  it('comes after the environment', () => {
    const file = createMasterKey()
    vi.stubEnv('CAGE_MASTER_KEY', key.bytes.toString('hex'))
    expect(masterKeys()).toEqual([key, file])
  })

  it('is looked at again when a secret does not open', () => {
    const old = createMasterKey()
    expect(openSecret('ck_1', seal(old, 'ck_1', 'sk_1'))).toBe('sk_1')
    const next = createSuccessor()
    promoteSuccessor()
    expect(openSecret('ck_1', seal(next, 'ck_1', 'sk_1'))).toBe('sk_1')
  })

  it('that is missing, damaged or another one is one clear sentence', () => {
    const sealed = seal(key, 'ck_1', 'sk_1')
    expect(() => openSecret('ck_1', sealed)).toThrow(/sealed with a master key that is not here/)
    vi.stubEnv('CAGE_MASTER_KEY', newMasterKey().bytes.toString('base64'))
    expect(() => openSecret('ck_1', sealed)).toThrow(/CAGE_MASTER_KEY is not the key/)
    vi.stubEnv('CAGE_MASTER_KEY', 'not a key')
    expect(() => openSecret('ck_1', sealed)).toThrow(/CAGE_MASTER_KEY must be 32 bytes/)
    vi.stubEnv('CAGE_MASTER_KEY', '')
    writeFileSync(masterKeyFile(), 'half')
    expect(() => openSecret('ck_1', sealed)).toThrow(/is damaged/)
  })
})
