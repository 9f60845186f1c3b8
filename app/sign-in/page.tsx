import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/staff/sign-in-form'
import { currentStaff } from '@/lib/staff/current'
import { safeNext } from '@/lib/staff/safe-next'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next)
  if (await currentStaff()) redirect(next)
  return <SignInForm next={next} isDemo={process.env.CAGE_DEMO === '1'} />
}
