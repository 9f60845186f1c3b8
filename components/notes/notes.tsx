'use client'

import { Button, Textarea, Tooltip } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { writeNote } from '@/app/(desk)/notes/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { NoteRow, NoteSubject } from '@/lib/notes/list'
import styles from './notes.module.css'

type Props = {
  /** What a new note is about. */
  subject: NoteSubject
  /** Whose data the page shows; the server looks it up again when a note is written. */
  playerId?: string | null
  notes: NoteRow[]
  canWrite: boolean
  /** Why this person may not write; shown instead of hiding the button. */
  against?: string | null
}

const words = { player: 'player', round: 'round', case: 'case' } as const
const roots = { player: '/players', round: '/rounds', case: '/cases' } as const

/** What staff told one another about a thing, newest first, and a field for the next one. */
export function Notes({ subject, notes, canWrite, against }: Props) {
  return (
    <Panel title="Notes" aside={notes.length > 0 ? `${notes.length}` : undefined} id="notes">
      <NoteForm subject={subject} canWrite={canWrite} against={against ?? null} />
      {notes.length === 0 ? (
        <p className={styles.none}>Nobody has written anything yet.</p>
      ) : (
        <ol className={styles.list}>
          {notes.map(note => (
            <li key={note.id} className={styles.note}>
              <div className={styles.head}>
                <strong>{note.author}</strong> <Time at={note.at} seconds={false} />
                {note.subject.kind === subject.kind ? null : (
                  <Link href={`${roots[note.subject.kind]}/${encodeURIComponent(note.subject.id)}`}>
                    on a {words[note.subject.kind]}
                  </Link>
                )}
              </div>
              <p className={styles.text}>{note.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

function NoteForm({ subject, canWrite, against }: Required<Pick<Props, 'subject' | 'canWrite' | 'against'>>) {
  const router = useRouter()
  const { run, isPending, message } = useAction(writeNote)
  const [text, setText] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(subject, text))) return
    setText('')
    router.refresh()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        aria-label={`Note on this ${words[subject.kind]}`}
        placeholder="What the next person should know"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        disabled={!canWrite}
        error={message}
      />
      <div className={styles.foot}>
        <span>Notes stay for ever and are seen by all staff.</span>
        <Tooltip label={against} disabled={canWrite} withArrow multiline maw={280}>
          <span>
            <Button type="submit" size="xs" loading={isPending} disabled={!canWrite || text.trim() === ''}>
              Write note
            </Button>
          </span>
        </Tooltip>
      </div>
    </form>
  )
}
