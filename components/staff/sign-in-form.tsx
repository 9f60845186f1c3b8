'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { CodeInput } from '@/components/actions/code-input'
import { waitSentence } from '@/lib/staff/wait'
import { Entrance } from './entrance'
import styles from './entrance.module.css'

type Props = {
  next: string
  isDemo: boolean
  /** The name of the other way in, where there is one. */
  oidcName: string | null
  /** Why somebody was sent back here. */
  message: string | null
}

type Step = { name: 'password' } | { name: 'code'; demoCode: string | null }

/** The way in. A refusal says the same for a wrong password and for somebody who does not work here. */
export function SignInForm({ next, isDemo, oidcName, message }: Props) {
  const [step, setStep] = useState<Step>({ name: 'password' })
  const [isChecking, setIsChecking] = useState(false)
  const [problem, setProblem] = useState(message)
  const [tries, setTries] = useState(0)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setIsChecking(true)
    setProblem(null)
    const answer = await trySignIn(form, step.name === 'code')
    if (answer.isIn) return window.location.assign(next)
    setIsChecking(false)
    setProblem(answer.problem)
    setStep(answer.step ?? step)
    setTries(tries + 1)
  }
  const isCode = step.name === 'code'
  return (
    <Entrance
      isDemo={isDemo}
      title={isCode ? 'Show your second factor' : 'Sign in to Cage'}
      lead={isCode ? 'The password is right. One thing more.' : 'The back office of the wallet.'}
      problem={problem}
      note="Sign-ins end after 30 minutes without use, and after 12 hours in any case."
    >
      <form onSubmit={submit} method="post" aria-label="Sign in">
        <div hidden={isCode}>
          <Credentials />
        </div>
        {isCode ? <CodeInput key={tries} demoCode={step.demoCode} /> : null}
        <Button type="submit" fullWidth size="md" mt="xl" loading={isChecking}>
          {isCode ? 'Go on' : 'Sign in'}
        </Button>
        {isCode ? (
          <Button variant="subtle" fullWidth mt="xs" onClick={() => window.location.reload()}>
            Somebody else
          </Button>
        ) : null}
      </form>
      {oidcName && !isCode ? <OtherWay name={oidcName} next={next} /> : null}
    </Entrance>
  )
}

function Credentials() {
  return (
    <>
      <TextInput
        name="email"
        type="email"
        label="Email"
        autoComplete="username"
        required
        autoFocus
        size="md"
      />
      <PasswordInput
        name="password"
        label="Password"
        autoComplete="current-password"
        required
        size="md"
        mt="md"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      />
    </>
  )
}

function OtherWay({ name, next }: { name: string; next: string }) {
  const [isGoing, setIsGoing] = useState(false)
  const go = () => {
    setIsGoing(true)
    signIn('oidc', { callbackUrl: next }).catch(() => setIsGoing(false))
  }
  return (
    <>
      <p className={styles.or}>or</p>
      <Button variant="default" fullWidth size="md" loading={isGoing} onClick={go}>
        Sign in with {name}
      </Button>
    </>
  )
}

type Answer = { isIn: true } | { isIn: false; problem: string | null; step?: Step }

async function trySignIn(form: FormData, withCode: boolean): Promise<Answer> {
  const facts = {
    email: `${form.get('email')}`,
    password: `${form.get('password')}`,
    code: withCode ? `${form.get('code')}` : '',
  }
  try {
    const answer = await signIn('credentials', { ...facts, redirect: false })
    if (answer?.ok) return { isIn: true }
    const [word, more] = `${answer?.error ?? ''}`.split(' ', 2)
    const problem = word === 'CODE' ? null : problemOf(word, more, answer?.status)
    const asksCode = word === 'CODE' || word === 'WRONG_CODE'
    return { isIn: false, problem, step: asksCode ? { name: 'code', demoCode: more || null } : undefined }
  } catch {
    return { isIn: false, problem: unreachable }
  }
}

function problemOf(word: string | undefined, more: string | undefined, status: number | undefined): string {
  if (word === 'WAIT') return waitSentence(Number.parseInt(more ?? '', 10) || 60)
  if (word === 'WRONG_CODE') return 'That code is wrong, or was used before. Wait for the next one.'
  return status === 401 ? 'Email or password is wrong.' : unreachable
}

const unreachable = 'Signing in does not work right now. Try again in a moment.'
