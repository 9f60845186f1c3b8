'use server'

import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { enrolFactor } from '@/lib/staff/enrol'
import { all, readText } from '@/lib/staff/inputs'

export async function enrol(token: string, code: string): Promise<ActionAnswer<string[]>> {
  const parse = () => all({ token: readText(token, 1000), code: readText(code, 40) })
  return staffAction('factor.enrol', 'account.enrol', parse, enrolFactor)
}
