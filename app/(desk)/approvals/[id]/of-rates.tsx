import styles from '@/components/approvals/approval.module.css'
import { ApprovalFactsPanel } from '@/components/approvals/approval-facts'
import { DecidePanel } from '@/components/approvals/decide-panel'
import { SheetPreviewView } from '@/components/rates/sheet-preview'
import { Panel } from '@/components/ui/panel'
import type { ApprovalFacts } from '@/lib/approvals/get'
import { previewSheetAgain } from '@/lib/fx/preview-again'
import { readSheetPreview } from '@/lib/fx/sheet-preview'
import { decisionsFor } from '@/lib/resolutions/decisions'
import type { CurrentStaff } from '@/lib/staff/current'

type Props = { approval: ApprovalFacts; staff: CurrentStaff }

/** What a sheet of rates would change, as the maker saw it; where it moved, as it stands now too. */
export async function OfRates({ approval, staff }: Props) {
  const seen = readSheetPreview(approval.preview)
  const present = approval.state === 'waiting' ? await previewSheetAgain(approval) : null
  return (
    <>
      <ApprovalFactsPanel approval={approval} why={seen?.why ?? null} />
      <Panel title="What it would set">
        {seen ? (
          <SheetPreviewView preview={seen} label="What it would set" />
        ) : (
          <p>It was kept by another version of Cage.</p>
        )}
      </Panel>
      {present?.moved ? (
        <Panel title="As it stands now">
          <p className={styles.moved}>{present.moved}</p>
          {present.preview ? <SheetPreviewView preview={present.preview} label="As it stands now" /> : null}
        </Panel>
      ) : null}
      <DecidePanel
        id={approval.id}
        action={approval.action}
        decisions={decisionsFor(approval, staff, null)}
      />
    </>
  )
}
