import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { urlOf } from '@/lib/listing/links'
import type { DemoStatement as Demo } from '@/lib/reconciliation/demo-statement'
import styles from './reconciliation.module.css'

/** Where the demo's statement is, to be tried. */
export function DemoStatement({ demo: { provider, month, fileName, path } }: { demo: Demo }) {
  return (
    <Panel title="A statement to try it with">
      <div className={styles.demo}>
        <p>
          <a href="/api/reconciliation/demo-statement" download={fileName}>
            {fileName}
          </a>{' '}
          is what {provider} would have sent for {month}, with six differences to be found. It lies in{' '}
          <code>{path}</code>.
        </p>
        <LinkButton href={urlOf('/reconciliation/new', { provider, month })}>Use it</LinkButton>
      </div>
    </Panel>
  )
}
