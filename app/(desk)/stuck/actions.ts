'use server'

import { parseStuckAfter, setStuckAfter as set } from '@/lib/providers/set-stuck-after'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'

export async function setStuckAfter(form: {
  providerId: string
  minutes: string
}): Promise<ActionAnswer<true>> {
  return staffAction('provider.stuck-after', 'providers.stuck', () => parseStuckAfter(form), set)
}
