'use client'

import { createContext, useContext } from 'react'

/** Who is at the desk, and why they may not change cases: null where they may. */
export type CaseDesk = { staffId: string; against: string | null }

export const CaseDeskContext = createContext<CaseDesk>({ staffId: '', against: 'Not here.' })

export function useCaseDesk(): CaseDesk {
  return useContext(CaseDeskContext)
}
