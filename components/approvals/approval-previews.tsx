import { PreviewView } from '@/components/resolutions/preview-view'
import { Panel } from '@/components/ui/panel'
import type { Preview } from '@/lib/resolutions/preview'
import type { PreviewNow } from '@/lib/resolutions/preview-again'
import styles from './approval.module.css'

type Props = { seen: Preview | null; present: PreviewNow | null }

/** What the maker saw, and beside it what would be posted now. */
export function ApprovalPreviews({ seen, present }: Props) {
  return (
    <div className={styles.beside}>
      <Panel title="As the maker saw it">
        {seen ? <PreviewView preview={seen} /> : <p>It was kept by another version of Cage.</p>}
      </Panel>
      {present ? (
        <Panel title="As it would be posted now">
          {present.moved ? <p className={styles.moved}>{present.moved}</p> : null}
          {present.preview?.refusal ? (
            <p className={styles.moved}>It would be refused: {present.preview.refusal}</p>
          ) : null}
          {present.preview ? <PreviewView preview={present.preview} /> : null}
        </Panel>
      ) : null}
    </div>
  )
}
