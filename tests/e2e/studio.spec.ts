import type { Page } from '@playwright/test'
import { sendAction } from './actions'
import { command, hire, send } from './casino'
import { codeFor, expect, rowsOf, signIn, test } from './desk'

test.describe.configure({ timeout: 300_000 })

test('an admin invites an engineer of acme, who sees what acme asked and no more', async ({
  page,
  browser,
  baseURL,
  casino,
}) => {
  await signIn(page, await hire('admin', 'studios@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/acme/engineers')
  await page.getByRole('button', { name: 'Invite an engineer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Email' }).fill('ines@acme.example')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ines Engineer')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.getByText('/welcome?token=').textContent())!
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(rowsOf(page, 'Engineers').filter({ hasText: 'Ines Engineer' })).toContainText('Invited')

  const context = await browser.newContext({
    baseURL: baseURL!,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const ines = await context.newPage()
  await enter(ines, link, 'ines@acme.example')
  await expect(ines).toHaveURL('/studio')
  await expect(ines.getByRole('heading', { level: 1, name: 'Acme Studio' })).toBeVisible()

  await ines.getByRole('link', { name: 'Calls' }).click()
  await expect(rowsOf(ines, 'Calls').first()).toBeVisible()
  await expect(ines.getByRole('columnheader', { name: 'Provider' })).toHaveCount(0)
  await ines.goto('/studio/requests?transaction=t-1')
  await rowsOf(ines, 'Calls').first().getByRole('link').first().press('Enter')
  await expect(ines.getByRole('region', { name: 'request', exact: true }).first()).toContainText('"t-1"')
  await expect(ines.getByRole('region', { name: 'answer', exact: true }).first()).toContainText('"ok"')
  await expect(ines.getByText('X-Signature')).toBeVisible()
  await ines.getByRole('button', { name: 'Copy as curl' }).click()
  expect(await ines.evaluate(() => navigator.clipboard.readText())).toContain('/api/wallet/bet')
  // What the player is called, and their page, are the desk's.
  expect(await ines.content()).not.toContain('Alvarez')
  await expect(ines.locator('a[href^="/players"], a[href^="/rounds"]')).toHaveCount(0)

  await ines.goto('/studio/keys')
  await expect(rowsOf(ines, 'Keys')).toHaveCount(1)
  await expect(ines.getByText('the operator’s to make')).toBeVisible()
  await expect(ines.getByRole('button', { name: /Hand over|Revoke|Make/ })).toHaveCount(0)
  await ines.goto('/studio/sandbox')
  await expect(ines.getByText('Your provider is live')).toBeVisible()

  for (const path of ['/players', '/players/anna', '/requests', '/providers/acme', '/audit', '/account']) {
    expect((await ines.goto(path))!.status(), path).toBe(403)
    await expect(ines.getByRole('heading', { name: 'Your role may not see this page' })).toBeVisible()
  }
  await ines.getByRole('link', { name: 'Go to your own pages' }).click()
  await expect(ines).toHaveURL('/studio')
  expect(casino.provider.id).toBe('acme')

  await page.goto('/audit?action=request.view')
  await expect(rowsOf(page, 'Audit').filter({ hasText: 'Ines Engineer' }).first()).toContainText(
    'studio (acme)',
  )
  await page.goto('/providers/acme/engineers')
  const row = rowsOf(page, 'Engineers').filter({ hasText: 'Ines Engineer' })
  await row.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('a test')
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(row).toContainText('Disabled')
  await ines.goto('/studio')
  await expect(ines).toHaveURL(/\/sign-in/)
  await context.close()
})

test('an engineer of a sandbox makes a second key, plays with a magic player and sees it arrive', async ({
  page,
  casino,
}) => {
  const { key_id: first } = await command(
    ...['provider', 'create', '--id', 'sandy', '--name', 'Sandy Games', '--mode', 'sandbox'],
  )
  await command('game', 'add', '--provider', 'sandy', '--id', 'dunes', '--name', 'Dunes')
  const sven = await hire('studio', 'sven@sandy.example', true, 'sandy')
  await signIn(page, sven)
  await page.waitForURL('/studio')
  await expect(page.getByRole('heading', { level: 1, name: 'Sandy Games' })).toBeVisible()

  await page.getByRole('link', { name: 'Keys' }).click()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('the test bench')
  await page.getByRole('button', { name: 'Make it' }).click()
  const once = page.getByRole('dialog', { name: 'The new key' })
  const words = (await once.textContent())!
  const key = { keyId: words.match(/ck_[\w-]{16}/)![0], secret: words.match(/sk_[\w-]{43}/)![0] }
  await once.getByRole('checkbox').check()
  await once.getByRole('button', { name: 'Done' }).click()
  await expect(rowsOf(page, 'Keys')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Make a key' })).toBeDisabled()

  await page.getByRole('link', { name: 'Sandbox' }).click()
  await expect(rowsOf(page, 'Magic players')).toHaveCount(6)
  await expect(page.getByText('magic-ok.sandy').first()).toBeVisible()
  const bet = {
    token: 'magic-ok.sandy',
    player_id: 'magic-ok',
    transaction_id: 'first-of-sandy',
    round_id: 'r-1',
    game_id: 'dunes',
    currency: 'EUR',
    amount: '1.00',
  }
  await send(casino, key, 'POST', '/api/wallet/bet', bet, 200)
  await page.getByRole('link', { name: 'Calls' }).click()
  await expect(rowsOf(page, 'Calls').filter({ hasText: 'first-of-sandy' })).toContainText('Accepted')

  await page.getByRole('link', { name: 'Keys' }).click()
  await page.getByRole('button', { name: `Revoke ${first}` }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('the bench has its own')
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await expect(rowsOf(page, 'Keys').filter({ hasText: first })).toContainText('revoked')
  await page.getByRole('button', { name: `Hand over ${key.keyId}` }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('to try it')
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  await page.getByRole('dialog').getByRole('checkbox').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(rowsOf(page, 'Keys').filter({ hasText: key.keyId }).first()).toContainText('handing over')
})

test('no URL and no action of an engineer reaches another provider', async ({ page, casino }) => {
  await command('provider', 'create', '--id', 'rival', '--name', 'Rival', '--mode', 'sandbox')
  await signIn(page, await hire('studio', 'rita@rival.example', true, 'rival'))
  await page.waitForURL('/studio')
  const foreign = casino.things.requests
  const got = async (path: string) => {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    return { status: answer.status(), text: await answer.text() }
  }
  expect((await got(`/studio/requests/${foreign}`)).status).toBe(404)
  for (const query of [
    'provider=acme',
    `request=${foreign}`,
    'transaction=t-1',
    'player=anna',
    'window=7d',
  ]) {
    const list = await got(`/studio/requests?${query}`)
    expect([list.status, list.text.includes('t-1"'), list.text.includes(foreign)]).toEqual([
      200,
      // What was asked for stands in the form, and nowhere else.
      query.includes('t-1'),
      query.includes(foreign),
    ])
    const file = await got(`/studio/requests/csv?${query}`)
    expect([file.status, file.text.trim().split('\r\n').length]).toEqual([200, 1])
  }
  for (const path of [
    `/requests/${foreign}`,
    '/requests/csv',
    '/providers/acme',
    '/providers/rival',
    '/audit/csv',
  ])
    expect((await got(path)).status, path).toBe(403)
  const keys = { file: 'app/(studio)/studio/keys/actions.ts' }
  const acme = casino.provider.keyId
  for (const [name, args] of [
    ['revoke', { keyId: acme, reason: 'a forged call' }],
    ['handOver', { keyId: acme, overlap: '0', force: false, reason: 'a forged call' }],
  ] as const) {
    const said = await sendAction(page.request, casino, { ...keys, name }, [args])
    expect([said.isDone, said.reason], name).toEqual([false, 'REFUSED'])
  }
  const invite = { file: 'app/(desk)/providers/[id]/engineers/actions.ts', name: 'inviteEngineer' }
  const said = await sendAction(page.request, casino, invite, ['acme', 'mole@rival.example', 'Mole'])
  expect([said.isDone, said.reason]).toEqual([false, 'FORBIDDEN'])
  await send(
    casino,
    casino.provider,
    'POST',
    '/api/wallet/balance',
    { player_id: 'anna', currency: 'USD' },
    200,
  )
})

/** From the link to the first page: a password, then the second factor. */
async function enter(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Password' }).fill('seven green bottles')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL('/enrol')
  const secret = (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent())!.replaceAll(' ', '')
  await page
    .getByRole('textbox', { name: 'Code' })
    .fill(await codeFor({ email, password: 'seven green bottles', secret }))
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByRole('button', { name: 'Go in' }).click()
}
