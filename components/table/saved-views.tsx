'use client'

import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import type { ActionAnswer } from '@/lib/staff/action'
import type { SavedView } from '@/lib/views/list'
import styles from './saved-views.module.css'

type Props = {
  /** Names the list, as `listViews` and `saveView` do. */
  list: string
  /** The list's own path; a view is this path with its query. */
  path: string
  /** What is asked for now: filters and order, without a place in the list. */
  query: Record<string, string>
  views: SavedView[]
  save: (list: string, name: string, query: string) => Promise<ActionAnswer<SavedView>>
  remove: (id: string) => Promise<ActionAnswer<boolean>>
}

// Fetched when somebody first saves one.
const SaveForm = dynamic(() => import('./save-view-form'), { ssr: false })

/** A person's own views of a list: to go to one, to keep the present one under a name, to let one go. */
export function SavedViews({ list, path, query, views, save, remove }: Props) {
  const [isOpen, dialog] = useDisclosure(false)
  const router = useRouter()
  const removal = useAction(remove)
  const present = new URLSearchParams(query).toString()
  const current = views.find(view => sameQuery(view.query, present))
  const drop = async (id: string) => {
    if (await removal.run(id)) router.refresh()
  }
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md" closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" size="xs" title={current ? 'The view that is shown' : 'Saved views'}>
            <span className={styles.label}>{current?.name ?? 'Views'}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Menu.Label>My views</Menu.Label>
          {views.length === 0 ? <p className={styles.none}>Nothing is saved for this list yet.</p> : null}
          {views.map(view => (
            <div key={view.id} className={styles.view}>
              <Menu.Item
                component={Link}
                href={view.query ? `${path}?${view.query}` : path}
                prefetch={false}
                closeMenuOnClick
                aria-current={view === current || undefined}
                className={styles.name}
              >
                {view.name}
              </Menu.Item>
              <Menu.Item
                className={styles.remove}
                aria-label={`Delete the view ${view.name}`}
                disabled={removal.isPending}
                onClick={() => drop(view.id)}
              >
                <Icon name="close" size={14} />
              </Menu.Item>
            </div>
          ))}
          {removal.message ? <p className={styles.problem}>{removal.message}</p> : null}
          <Menu.Divider />
          <Menu.Item onClick={dialog.open} closeMenuOnClick>
            Save what is shown…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={isOpen} onClose={dialog.close} title="Save this view" size="sm">
        <SaveForm list={list} query={present} views={views} save={save} onSaved={dialog.close} />
      </Dialog>
    </>
  )
}

function sameQuery(a: string, b: string): boolean {
  const sorted = (text: string) => {
    const query = new URLSearchParams(text)
    query.sort()
    return query.toString()
  }
  return sorted(a) === sorted(b)
}
