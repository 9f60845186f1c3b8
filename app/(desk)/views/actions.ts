'use server'

import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { uuidPattern } from '@/lib/text'
import { deleteView } from '@/lib/views/delete'
import type { SavedView } from '@/lib/views/list'
import { parseView, saveView as save } from '@/lib/views/save'

export async function saveView(list: string, name: string, query: string): Promise<ActionAnswer<SavedView>> {
  return staffAction('view.save', 'views.save', () => parseView(list, name, query), save)
}

export async function removeView(id: string): Promise<ActionAnswer<boolean>> {
  const parse = () => (typeof id === 'string' && uuidPattern.test(id) ? id : null)
  return staffAction('view.delete', 'views.save', parse, deleteView)
}
