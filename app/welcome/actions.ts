'use server'

import { headers } from 'next/headers'
import { acceptWithLink } from '@/lib/staff/accept-link'
import type { ActionAnswer } from '@/lib/staff/action'
import { callerAddress } from '@/lib/staff/address'
import { all, readText } from '@/lib/staff/inputs'

/** Open to everybody: the link is the right to do it. */
export async function accept(
  token: string,
  name: string,
  password: string,
): Promise<ActionAnswer<{ email: string }>> {
  const address = callerAddress(Object.fromEntries(await headers()))
  return acceptWithLink(
    all({
      token: readText(token, 200),
      name: readText(name, 400),
      password: readText(password, 1024),
      address,
    }),
  )
}
