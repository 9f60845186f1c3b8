import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/staff/sign-in-form'
import { signedInStaff } from '@/lib/staff/current'
import { oidcName } from '@/lib/staff/oidc'
import { safeNext } from '@/lib/staff/safe-next'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, error } = await searchParams
  const next = safeNext(wanted)
  if (await signedInStaff()) redirect(next)
  const name = oidcName()
  const message = error && name ? refused(name) : null
  return <SignInForm next={next} isDemo={process.env.CAGE_DEMO === '1'} oidcName={name} message={message} />
}

/** One sentence, whoever it was: it does not say who works here. */
function refused(name: string): string {
  return `${name} did not let you in here. Sign in with your password, or ask an admin whether your address is known.`
}
