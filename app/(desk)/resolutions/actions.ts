'use server'

import { parseIntent, parseResolution } from '@/lib/resolutions/intent'
import { permissionOf } from '@/lib/resolutions/kinds'
import { previewResolution } from '@/lib/resolutions/preview'
import { resolve } from '@/lib/resolutions/resolve'
import { staffAction } from '@/lib/staff/action'

export async function preview(raw: unknown) {
  return staffAction('resolution.preview', permissionOf(raw), () => parseIntent(raw), previewResolution)
}

export async function confirm(raw: unknown) {
  const action = parseResolution(raw)?.action ?? 'round.rollback'
  return staffAction(action, permissionOf(raw), () => parseResolution(raw), resolve)
}
