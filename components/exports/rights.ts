'use client'

import { createContext } from 'react'
import type { Permission } from '@/lib/staff/permissions'

/** Why a person may not take a kind of list away: null where they may. */
export type RightsToExport = Partial<Record<Permission, string | null>>

/** The desk's frame says it. Where nobody does, as in a studio's own pages, a list is had as CSV alone. */
export const ExportRights = createContext<RightsToExport | null>(null)
