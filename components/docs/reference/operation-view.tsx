import Link from 'next/link'
import { answers } from '@/lib/reference/answers'
import { byStatus } from '@/lib/reference/openapi'
import { codesOf, type Operation } from '@/lib/reference/operation'
import { rowsOf } from '@/lib/reference/rows'
import { answeredSchema, type Schema, sentSchema } from '@/lib/reference/schemas'
import { refusals } from '@/lib/refusal'
import { CodeBlock } from '../code-block'
import { DocTable } from '../doc-table'
import styles from './operation-view.module.css'
import { TryIt } from './try-it'

/** One call of the API: what it takes, what it answers, what it refuses with. */
export function OperationView({ operation }: { operation: Operation }) {
  const { id, method, path, title, about, contract, query, answer, example } = operation
  const codes = codesOf(operation)
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles.operation}>
      <h3 id={`${id}-title`} className={styles.title}>
        <a href={`#${id}`}>{title}</a>
      </h3>
      <p className={styles.path}>
        <span className={styles.method}>{method}</span> <code>{path}</code>
      </p>
      <p>{about}</p>
      <div className={styles.columns}>
        <div>
          {contract ? <Fields label={`Fields of ${title}`} schema={sentSchema(id, contract)} /> : null}
          {query ? <Fields label={`Query of ${title}`} schema={sentSchema(id, query)} /> : null}
          <Fields label={`Answer of ${title}`} schema={answeredSchema(answers[answer])} isAnswer />
          <h4 className={styles.part}>Refusals</h4>
          <ul className={styles.codes}>
            {byStatus(codes).map(([status, some]) => (
              <li key={status}>
                <span>{status}</span>
                {some.map(code => (
                  <Link key={code} href={`/docs/errors#${code}`} title={refusals[code].message}>
                    {code}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </div>
        <div>
          {example.request ? (
            <CodeBlock label={`Request of ${title}`} text={JSON.stringify(example.request, null, 2)} />
          ) : null}
          <CodeBlock label={`200 of ${title}`} text={JSON.stringify(example.answer, null, 2)} />
          {operation.door === 'wallet' ? (
            <TryIt id={id} path={path} title={title} body={sandboxBody(example.request!)} />
          ) : null}
        </div>
      </div>
    </section>
  )
}

function Fields({ label, schema, isAnswer }: { label: string; schema: Schema; isAnswer?: boolean }) {
  const rows = rowsOf(schema)
  return (
    <>
      <h4 className={styles.part}>{label.split(' ')[0]}</h4>
      <DocTable
        label={label}
        head={['Field', 'Type', 'What it is']}
        rows={rows.map(({ name, type, isRequired, about }) => ({
          key: name,
          cells: [
            <span key="name" className={styles.field}>
              <code>{name}</code>
              {isRequired || isAnswer ? null : <small>optional</small>}
            </span>,
            type,
            about,
          ],
        }))}
      />
    </>
  )
}

/** The example, for a player that every sandbox has. */
function sandboxBody(request: Record<string, unknown>): string {
  const body = {
    ...request,
    ...('player_id' in request && { player_id: 'magic-ok' }),
    ...('token' in request && { token: 'magic-ok.acme' }),
  }
  return JSON.stringify(body, null, 2)
}
