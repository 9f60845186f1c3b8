'use server'

import { addGame } from '@/lib/providers/games/add'
import { parseGameStatus, parseLimitChange, parseNewGame } from '@/lib/providers/games/forms'
import { importGames, previewImport } from '@/lib/providers/games/import'
import { setStakeLimits } from '@/lib/providers/games/set-limits'
import { setGameStatus } from '@/lib/providers/games/set-status'
import { readUpload } from '@/lib/providers/games/upload'
import { staffAction } from '@/lib/staff/action'

export async function add(raw: unknown) {
  return staffAction('game.change', 'games.manage', () => parseNewGame(raw), addGame)
}

export async function setStatus(raw: unknown) {
  return staffAction('game.change', 'games.manage', () => parseGameStatus(raw), setGameStatus)
}

export async function setLimits(raw: unknown) {
  return staffAction('game.change', 'games.manage', () => parseLimitChange(raw), setStakeLimits)
}

export async function preview(form: FormData) {
  const upload = await readUpload(form)
  return staffAction('game.preview', 'games.manage', () => upload, previewImport)
}

export async function confirm(form: FormData) {
  const upload = await readUpload(form)
  return staffAction('game.import', 'games.manage', () => upload, importGames)
}
