'use server'

import { changeProvider, parseProviderChange } from '@/lib/providers/change'
import { createFromForm, parseProviderForm } from '@/lib/providers/create-from-form'
import { staffAction } from '@/lib/staff/action'

export async function create(raw: unknown) {
  return staffAction('provider.create', 'providers.manage', () => parseProviderForm(raw), createFromForm)
}

export async function change(raw: unknown) {
  return staffAction('provider.change', 'providers.manage', () => parseProviderChange(raw), changeProvider)
}
