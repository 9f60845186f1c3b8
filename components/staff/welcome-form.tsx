'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import type { LinkFacts } from '@/lib/staff/accept-link'
import type { ActionAnswer } from '@/lib/staff/action'
import { passwordMin } from '@/lib/staff/password-rules'
import { Entrance } from './entrance'

type Props = {
  link: LinkFacts
  token: string
  isDemo: boolean
  accept: (token: string, name: string, password: string) => Promise<ActionAnswer<{ email: string }>>
}

/** Where an invitation or a reset leads: a password, and for who is new a name. */
export function WelcomeForm({ link, token, isDemo, accept }: Props) {
  const { run, isPending, message } = useAction(accept)
  const [isEntering, setIsEntering] = useState(false)
  const isNew = link.purpose === 'invitation'
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = `${form.get('password')}`
    const accepted = await run(token, `${form.get('name') ?? ''}`, password)
    if (!accepted) return
    setIsEntering(true)
    await enter(accepted.value.email, password)
  }
  return (
    <Entrance
      isDemo={isDemo}
      title={isNew ? `Welcome to Cage` : 'A new password'}
      lead={link.email}
      problem={message}
      note="This link works once."
    >
      <form onSubmit={submit} method="post">
        <input type="hidden" name="email" autoComplete="username" value={link.email} readOnly />
        {isNew ? (
          <TextInput
            name="name"
            label="Your name"
            defaultValue={link.name}
            required
            maxLength={200}
            autoComplete="name"
            size="md"
            mb="md"
          />
        ) : null}
        <PasswordInput
          name="password"
          label="Password"
          description={`At least ${passwordMin} characters; a few words are good.`}
          autoComplete="new-password"
          required
          minLength={passwordMin}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <Button type="submit" fullWidth size="md" mt="xl" loading={isPending || isEntering}>
          {isNew ? 'Begin' : 'Set the password'}
        </Button>
      </form>
    </Entrance>
  )
}

/** Signs in with what was just set. Whoever has a second factor is asked for it at the door, as always. */
async function enter(email: string, password: string): Promise<void> {
  const answer = await signIn('credentials', { email, password, code: '', redirect: false }).catch(() => null)
  window.location.assign(answer?.ok ? '/enrol' : '/sign-in')
}
