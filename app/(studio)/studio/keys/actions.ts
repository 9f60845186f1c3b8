'use server'

import { readKeyId, readLabel, readOverlap } from '@/lib/engineers/key-inputs'
import { handOverOwnKey, makeOwnKey, revokeOwnKey } from '@/lib/engineers/own-keys'
import { staffAction } from '@/lib/staff/action'
import { all, readReason } from '@/lib/staff/inputs'

export async function makeKey(label: string) {
  return staffAction('key.create', 'studio.keys', () => readLabel(label), makeOwnKey)
}

export async function handOver(id: string, overlap: string, reason: string) {
  const parse = () => all({ keyId: readKeyId(id), overlap: readOverlap(overlap), reason: readReason(reason) })
  return staffAction('key.rotate', 'studio.keys', parse, handOverOwnKey)
}

export async function revoke(id: string, reason: string) {
  const parse = () => all({ keyId: readKeyId(id), reason: readReason(reason) })
  return staffAction('key.revoke', 'studio.keys', parse, revokeOwnKey)
}
