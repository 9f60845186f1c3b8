import { readFile } from 'node:fs/promises'
import { homeFolder } from '@/lib/paths'
import type { Key } from './signer'

/** A demo casino as it is remembered in the data folder, so that it resumes, and studios find their keys. */
export type SavedDemo = {
  url: string
  operator: Key
  studios: SavedStudio[]
  players: { id: string; currency: string; test: boolean }[]
  staff: { email: string; role: string; password: string }[]
}

export type SavedStudio = {
  provider: string
  name: string
  key: Key
  games: string[]
  test: boolean
  replayed: 'stored' | 'current_balance'
}

export const demoFile = () => homeFolder('demo.json')

/** The demo of this data folder, or null where there is none. */
export async function readDemo(): Promise<SavedDemo | null> {
  try {
    return JSON.parse(await readFile(demoFile(), 'utf8')) as SavedDemo
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`${demoFile()} cannot be read: ${(error as Error).message}`)
  }
}
