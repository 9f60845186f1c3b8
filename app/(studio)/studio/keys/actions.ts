'use server'

import { handOverOwnKey, makeOwnKey, revokeOwnKey } from '@/lib/engineers/own-keys'
import { parseKeyOrder, parseRevocation, parseRotation } from '@/lib/providers/keys/form'
import { staffAction } from '@/lib/staff/action'

export async function make(raw: unknown) {
  return staffAction('key.create', 'studio.keys', () => parseKeyOrder(raw), makeOwnKey)
}

export async function handOver(raw: unknown) {
  return staffAction('key.rotate', 'studio.keys', () => parseRotation(raw), handOverOwnKey)
}

export async function revoke(raw: unknown) {
  return staffAction('key.revoke', 'studio.keys', () => parseRevocation(raw), revokeOwnKey)
}
