'use server'

import { fetchNow, parseFetch } from '@/lib/fx/fetch'
import { parseConfirmedFile, parseConfirmedRate, parseFileForm, parseRateForm } from '@/lib/fx/form'
import { importFile, previewFile } from '@/lib/fx/import-file'
import { previewRate, setRateByHand } from '@/lib/fx/set-by-hand'
import { staffAction } from '@/lib/staff/action'

export async function lookAtRate(raw: unknown) {
  return staffAction('rate.preview', 'rates.manage', () => parseRateForm(raw), previewRate)
}

export async function setRate(raw: unknown) {
  return staffAction('rate.set', 'rates.manage', () => parseConfirmedRate(raw), setRateByHand)
}

export async function lookAtFile(raw: unknown) {
  return staffAction('rate.preview', 'rates.manage', () => parseFileForm(raw), previewFile)
}

export async function setFile(raw: unknown) {
  return staffAction('rate.set', 'rates.manage', () => parseConfirmedFile(raw), importFile)
}

export async function fetchRates(raw: unknown) {
  return staffAction('rate.set', 'rates.manage', () => parseFetch(raw), fetchNow)
}
