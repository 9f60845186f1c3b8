'use server'

import { changeKey } from '@/lib/providers/keys/change'
import { createKey } from '@/lib/providers/keys/create'
import { parseKeyChange, parseKeyOrder, parseRevocation, parseRotation } from '@/lib/providers/keys/form'
import { revokeKey } from '@/lib/providers/keys/revoke'
import { rotateKey } from '@/lib/providers/keys/rotate'
import { staffAction } from '@/lib/staff/action'

export async function make(raw: unknown) {
  return staffAction('key.create', 'keys.manage', () => parseKeyOrder(raw), createKey)
}

export async function handOver(raw: unknown) {
  return staffAction('key.rotate', 'keys.manage', () => parseRotation(raw), rotateKey)
}

export async function revoke(raw: unknown) {
  return staffAction('key.revoke', 'keys.manage', () => parseRevocation(raw), revokeKey)
}

export async function change(raw: unknown) {
  return staffAction('key.change', 'keys.manage', () => parseKeyChange(raw), changeKey)
}
