'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import type { ActionAnswer } from '@/lib/staff/action'
import { passwordMin } from '@/lib/staff/password-rules'
import styles from './staff.module.css'

type Props = { email: string; change: (former: string, password: string) => Promise<ActionAnswer<number>> }

/** One's own password: the old one, then the new one. The other sign-ins end with it. */
export function PasswordPanel({ email, change }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(change)
  const [ended, setEnded] = useState<number | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const target = event.currentTarget
    const form = new FormData(target)
    setEnded(null)
    const changed = await run(`${form.get('former')}`, `${form.get('password')}`)
    if (!changed) return
    target.reset()
    setEnded(changed.value)
    router.refresh()
  }
  return (
    <Panel title="Password">
      <form onSubmit={submit} method="post" className={styles.narrow}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordInput name="former" label="Old password" autoComplete="current-password" required {...eye} />
        <PasswordInput
          name="password"
          label="New password"
          description={`At least ${passwordMin} characters; a few words are good.`}
          autoComplete="new-password"
          required
          minLength={passwordMin}
          mt="sm"
          {...eye}
        />
        <Problem message={message} />
        {ended === null ? null : (
          <p role="status" className={styles.note}>
            Changed. {ended === 0 ? 'There was no other sign-in.' : `Other sign-ins that ended: ${ended}.`}
          </p>
        )}
        <Button type="submit" variant="default" mt="md" loading={isPending}>
          Change it
        </Button>
      </form>
    </Panel>
  )
}

const eye = { visibilityToggleButtonProps: { 'aria-label': 'Show the password' } }
