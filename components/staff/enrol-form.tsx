'use client'

import { Button } from '@mantine/core'
import { signOut } from 'next-auth/react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { CodeInput } from '@/components/actions/code-input'
import { useAction } from '@/components/actions/use-action'
import type { ActionAnswer } from '@/lib/staff/action'
import { RecoveryCodes } from './recovery-codes'
import styles from './staff.module.css'

type Props = {
  enrol: (token: string, code: string) => Promise<ActionAnswer<string[]>>
  token: string
  secret: string
  /** The QR code. */
  children: ReactNode
}

/** A second factor in three steps: an app, its code, and the recovery codes to keep. */
export function EnrolForm({ enrol, token, secret, children }: Props) {
  const { run, isPending, message } = useAction(enrol)
  const [codes, setCodes] = useState<string[] | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const made = await run(token, `${new FormData(event.currentTarget).get('code')}`)
    if (made) setCodes(made.value)
  }
  if (codes)
    return <RecoveryCodes codes={codes} doneLabel="Go in" onDone={() => window.location.assign('/')} />
  return (
    <form onSubmit={submit} method="post">
      <ol className={styles.steps}>
        <li>
          <p className={styles.step}>1. Scan this with an authenticator app</p>
          <div className={styles.qr}>{children}</div>
          <p className={styles.note}>Or type it in:</p>
          <div className={styles.secret}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</div>
        </li>
        <li>
          <p className={styles.step}>2. Type the code it shows</p>
          <CodeInput problem={message} description="Six digits." />
        </li>
      </ol>
      <Button type="submit" fullWidth size="md" mt="lg" loading={isPending}>
        Set it up
      </Button>
      <Button variant="subtle" fullWidth mt="xs" onClick={leave}>
        Sign out
      </Button>
    </form>
  )
}

async function leave() {
  await signOut({ redirect: false })
  window.location.assign('/sign-in')
}
