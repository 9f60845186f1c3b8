'use client'

import { Button, Loader } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { type ChangeEvent, type FormEvent, type ReactNode, useRef, useTransition } from 'react'
import { urlOf } from '@/lib/listing/links'
import styles from './filter-form.module.css'

type Props = {
  /** The list's path; the fields become its query. */
  path: string
  /** What is asked for now: the fields start from it, and start anew when it changes from outside. */
  values: Record<string, string>
  /** What of the URL is no filter and stays as it is: the order, the tab. */
  keep?: Record<string, string>
  children: ReactNode
}

/** Filters of a list. The URL is the only state: a change goes there, and the fields follow it. */
export function FilterForm({ path, values, keep = {}, children }: Props) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<string | null>(null)
  const go = () => {
    const entries = [...new FormData(form.current ?? undefined)].flatMap(([name, value]) =>
      `${value}`.trim() && !(name in keep) ? [[name, `${value}`.trim()]] : [],
    )
    const asked: Record<string, string> = Object.fromEntries(entries)
    sent.current = new URLSearchParams(asked).toString()
    startTransition(() => router.push(urlOf(path, { ...asked, ...keep }), { scroll: false }))
  }
  const goSoon = useDebouncedCallback(go, 300)
  const onChange = (event: ChangeEvent<HTMLFormElement>) => (event.target.matches('select') ? go() : goSoon())
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    go()
  }
  const present = new URLSearchParams(values).toString()
  // What this form itself asked for must not take the field from under the person's fingers.
  const key = sent.current === present ? 'own' : present
  return (
    <search>
      <form ref={form} action={path} className={styles.form} onChange={onChange} onSubmit={onSubmit}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div key={key} className={styles.fields}>
          {children}
        </div>
        {present ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() => {
              sent.current = null
              startTransition(() => router.push(urlOf(path, keep), { scroll: false }))
            }}
          >
            Clear
          </Button>
        ) : null}
        {isPending ? <Loader size={16} aria-label="Searching" /> : null}
      </form>
    </search>
  )
}
