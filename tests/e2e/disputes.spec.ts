import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { type Demo, openDemo } from '../support/demo-server'
import {
  answerOf,
  callLate,
  closeCase,
  complaints,
  expectClosed,
  find,
  openRoundOf,
  openTab,
  preview,
  resolve,
  signInTo,
} from './dispute-steps'

// The twelve disputes of the demo casino (docs/disputes.md), each as an agent with a player on the line
// would go about it; then what an approver, a studio's late retry and an auditor make of it.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let demo: Demo
let support: Page
let approver: Page
let auditor: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000)
  demo = await openDemo()
  support = await signInTo(demo, browser, 'support')
  approver = await signInTo(demo, browser, 'approver')
  auditor = await signInTo(demo, browser, 'auditor')
})
test.afterAll(async () => {
  test.setTimeout(120_000)
  for (const page of [support, approver, auditor]) await page?.context().close()
  await demo?.close()
})

test('1, the frozen spin: rolled back once, whoever clicks twice or comes late', async () => {
  await support.goto('/stuck')
  await expect(support.getByRole('row', { name: /AUR-7F3K21/ })).toContainText('50.00 SEK')
  await find(support, 'AUR-7F3K21')
  await expect(answerOf(support)).toContainText(
    /The bet of 50\.00 SEK was taken .*; no win has arrived, and the provider has not called since/,
  )
  const why = { reason: 'The provider was down, the game never ended', note: 'Aurora: their server died.' }
  const second = await openTab(support)
  await second.goto(support.url())
  const stale = await preview(second, 'Roll back the round', why)
  const dialog = await preview(support, 'Roll back the round', why)
  await expect(dialog).toContainText(/rollback ofAUR-7F3K21-b1provider auroraplayer50\.00 SEK/)
  await dialog.getByRole('button', { name: 'Post it' }).dblclick()
  await expect(dialog.getByRole('status')).toHaveText('Done. It is in the ledger.')
  await stale.getByRole('button', { name: 'Post it' }).click()
  await expect(stale.getByRole('alert')).toHaveText(
    'Nothing in it stands: every bet and win is rolled back already.',
  )
  await second.close()
  await support.reload()
  await expect(answerOf(support)).toContainText('Staff rolled back the bet of 50.00 SEK')
  await expectClosed(support, 'Dispute 1: The frozen spin')
  await support.goto('/players/p5001?kind=rollback')
  const back = support
    .getByRole('table', { name: 'Ledger' })
    .getByRole('row')
    .filter({ hasText: '+50.00 SEK' })
  await expect(back).toHaveCount(1)
  await support.goto('/stuck')
  await expect(support.getByRole('row', { name: /bf70031420/ })).toBeVisible()
  await expect(support.getByRole('row', { name: /AUR-7F3K21/ })).toHaveCount(0)
})

test('2, the win that came too late: accepted as the studio sent it', async () => {
  await find(support, 'Tom Whitaker')
  await openRoundOf(support, /AUR-7F4M08/)
  await expect(answerOf(support)).toContainText(/A win of 64\.00 GBP was refused 3 times/)
  const why = { reason: 'The win was right and only came late', note: 'The wheel came after the round.' }
  await resolve(support, 'Accept the refused win 64.00 GBP (AUR-7F4M08-w2)', why, /\b64\.00 GBP/)
  await expect(answerOf(support)).toContainText(/Staff accepted the win .* 64\.00 GBP was credited/)
  await expectClosed(support, 'Dispute 2: The win that came too late')
})

test('3, a win on a spin that was never paid for: shown and explained', async () => {
  await find(support, 'AUR-7F5P77-w1')
  await expect(answerOf(support)).toContainText(/A win of 36\.00 EUR came .* without any bet of this round/)
  await expect(support.locator('#timeline')).toContainText('INVALID_TOKEN')
  await closeCase(support, 'Dispute 3:', 'Two refused calls, nothing was taken.')
  await expectClosed(support, 'Dispute 3:')
})

test('4, money that came from nowhere: an orphan win that the policy lets in', async () => {
  await find(support, 'Marta Ferrer')
  await openRoundOf(support, /\+18\.40/)
  await expect(answerOf(support)).toContainText(/A win without a bet: 18\.40 EUR was credited .*; the policy/)
  await closeCase(support, 'Dispute 4:', 'Cobalt: the round began before they came to us.')
  await expectClosed(support, 'Dispute 4:')
})

test('5, the win that was taken back too late: taken back now', async () => {
  await find(support, '4711900233')
  await expect(answerOf(support)).toContainText(/took back a win of 14\.500 KWD .* the balance was too low/)
  const why = { reason: 'The player has the money again', note: 'He has put in 25 since.' }
  await resolve(support, 'Take back the kept win 14.500 KWD (4711900233-w1)', why, /\b14\.500 KWD/)
  await expect(answerOf(support)).toContainText(/Staff took back a win of 14\.500 KWD/)
  await expectClosed(support, 'Dispute 5:')
})

test('6, the round that the studio declared void: rolled back as a whole', async () => {
  await find(support, 'Ruth Lindner')
  await openRoundOf(support, /AUR-7F6T40/)
  await expect(answerOf(support)).toContainText(/A rollback of AUR-7F6T40-b1 was refused once/)
  const why = { reason: 'The provider confirmed that it is void', note: 'Aurora voided it, by mail.' }
  await resolve(support, 'Roll back the round', why, /\b10\.00 EUR/)
  await expect(answerOf(support)).toContainText('Staff rolled back the bet of 10.00 EUR')
  await expectClosed(support, 'Dispute 6:')
})

test('7, refused, not taken: nothing moved, and nothing can be put right', async () => {
  await find(support, 'AUR-7F7W15-b1')
  await expect(answerOf(support)).toContainText(/The bet of 500 JPY was never taken\. .* nothing moved/)
  await expect(support.getByRole('button', { name: 'Roll back the round' })).toBeDisabled()
  await closeCase(support, 'Dispute 7:', 'No posting was made.')
  await expectClosed(support, 'Dispute 7:')
})

test('8, charged twice: the second bet alone goes back', async () => {
  await find(support, 'bf70031188')
  await expect(answerOf(support)).toContainText(/bf70031188-b1 and bf70031188-b1r took 25\.00 GBP each/)
  const why = { reason: 'The same thing was taken twice', note: 'Two calls, two seconds apart.' }
  await resolve(support, 'Roll back bet 25.00 GBP (bf70031188-b1r)', why, /\b25\.00 GBP/)
  await expect(answerOf(support)).toContainText('Staff rolled back the bet of 25.00 GBP')
  await expectClosed(support, 'Dispute 8:')
})

test('9, the stake that grew: the second request beside the first', async () => {
  await find(support, '4711900871-b1')
  await expect(answerOf(support)).toContainText(/came again with other facts \(amount 5\.00 → 50\.00\) once/)
  await closeCase(support, 'Dispute 9:', 'He staked 5; the second call moved nothing.')
  await expectClosed(support, 'Dispute 9:')
})

test('10, the statement says he won: settled by two people, never by one', async () => {
  await find(support, 'AUR-7F8Z92')
  await expect(answerOf(support)).toContainText(/The bet of 20\.00 EUR was taken .*; no win has arrived/)
  const why = {
    amount: '480.00',
    reason: 'The provider confirmed the result',
    note: "Aurora's statement of the day: AUR-7F8Z92, win 480.00.",
  }
  const dialog = await preview(support, 'Settle with an amount', why)
  await expect(dialog).toContainText('A second person has to approve this before anything is posted.')
  await dialog.getByRole('button', { name: 'Ask for approval' }).click()
  await dialog.getByRole('link', { name: 'See what waits' }).click()
  await expect(support.getByRole('button', { name: 'Approve and post it' })).toBeDisabled()
  await expect(support.getByText('You asked for it yourself: somebody else decides.').first()).toBeVisible()
  await decide(approver, 'Settle a round', 'p5010', 'Approve and post it')
  await find(support, 'AUR-7F8Z92')
  await expect(answerOf(support)).toContainText(/Staff settled this round .* 480\.00 EUR was credited/)
  await expectClosed(support, 'Dispute 10:')
  await support.goto('/players/p5010')
  await support
    .getByRole('link', { name: /^Entry [0-9]+: win / })
    .first()
    .click()
  const entry = support.getByRole('dialog', { name: /^Entry [0-9]+ · win$/ })
  await expect(entry).toContainText(/Asked for by\s*Sam Okafor/)
  await expect(entry).toContainText(/Approved by\s*Petra Novak/)
})

test('11, lost, but never ended: closed without a win', async () => {
  await find(support, 'bf70031420')
  await expect(answerOf(support)).toContainText(/The bet of 200\.00 NOK was taken .*; no win has arrived/)
  const why = { reason: "The game's own log shows that nothing was won", note: 'The banker won.' }
  await resolve(support, 'Close without a win', why, /closed, stake 200\.00, win 0\.00 NOK/)
  await expect(answerOf(support)).toContainText(/Staff closed this round .*; no win was credited/)
  await expectClosed(support, 'Dispute 11:')
})

test('12, the deposit that never arrived: declined, withdrawn, and approved in the end', async () => {
  const why = {
    amount: '0.0035',
    reason: 'A deposit or withdrawal went wrong',
    note: 'The cashier confirmed it: C-20418.',
  }
  for (const end of ['Decline', 'Withdraw', 'Approve and post it']) {
    await find(support, 'Joseph Vassallo')
    await support
      .locator('main')
      .getByRole('link', { name: /^Cases/ })
      .click()
    await support.getByRole('link', { name: 'Dispute 12: The deposit that never arrived' }).click()
    await support.waitForURL(/\/cases\/./)
    const dialog = await preview(support, 'Adjust the balance', why)
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByRole('link', { name: 'See what waits' }).click()
    await expect(support.getByRole('button', { name: 'Withdraw' })).toBeEnabled()
    if (end === 'Withdraw') {
      await support.getByRole('button', { name: end }).click()
    } else {
      await decide(approver, 'Adjust a balance', 'p5012', end)
      await support.reload()
    }
    await expect(support.getByRole('button', { name: end })).toBeDisabled()
  }
  await support.goto('/players/p5012?kind=adjustment')
  await expect(support.getByRole('table', { name: 'Ledger' })).toContainText('+0.00350000 BTC')
  await find(support, 'Joseph Vassallo')
  await support
    .locator('main')
    .getByRole('link', { name: /^Cases/ })
    .click()
  await expectClosed(support, 'Dispute 12:')
})

test("a studio's late retry meets what staff decided", async () => {
  const northern = { player_id: 'p5001', round_id: 'AUR-7F3K21', game_id: 'northern-lights', currency: 'SEK' }
  const won = { ...northern, transaction_id: 'AUR-7F3K21-w1', amount: '75.00', round_closed: true }
  expect(await callLate(demo, 'aurora', 'win', won)).toMatchObject({ code: 'TRANSACTION_ROLLED_BACK' })
  const before = await balanceOf('p5001')
  const original = { original_transaction_id: 'AUR-7F3K21-b1', transaction_id: 'AUR-7F3K21-x1' }
  expect(await callLate(demo, 'aurora', 'rollback', { player_id: 'p5001', ...original })).toMatchObject({
    code: null,
  })
  expect(await balanceOf('p5001')).toBe(before)

  const fjord = { player_id: 'p5010', round_id: 'AUR-7F8Z92', game_id: 'fjord-fortune', currency: 'EUR' }
  const paid = { ...fjord, transaction_id: 'AUR-7F8Z92-w1', amount: '480.00', round_closed: true }
  expect(await callLate(demo, 'aurora', 'win', paid)).toMatchObject({ status: 409, code: 'ROUND_CLOSED' })

  const credited = await balanceOf('p5002')
  const polar = { player_id: 'p5002', round_id: 'AUR-7F4M08', game_id: 'polar-express', currency: 'GBP' }
  const retry = { ...polar, transaction_id: 'AUR-7F4M08-w2', amount: '64.00' }
  expect(await callLate(demo, 'aurora', 'win', retry)).toMatchObject({ status: 200, balance: credited })
  expect(await balanceOf('p5002')).toBe(credited)
})

test('an auditor finds all of it: who, when, before and after', async () => {
  const done: [string, string, RegExp][] = [
    ['p5001', 'rolled back a round', /open.*cancelled/],
    ['p5002', 'accepted a refused win', /0\.00.*64\.00/],
    ['p5003', 'closed a case', /open.*closed/],
    ['p5004', 'closed a case', /open.*closed/],
    ['p5005', 'took back a kept win', /14\.500/],
    ['p5006', 'rolled back a round', /closed.*cancelled/],
    ['p5007', 'closed a case', /open.*closed/],
    ['p5008', 'rolled back a transaction', /50\.00.*25\.00/],
    ['p5009', 'closed a case', /open.*closed/],
    ['p5010', 'settled a round', /0\.00.*480\.00/],
    ['p5011', 'closed a round', /open.*closed/],
    ['p5012', 'adjusted a balance', /0\.0035/],
  ]
  for (const [player, words, change] of done) {
    await auditor.goto(`/audit?only=changes&outcome=done&player=${player}`)
    const row = auditor.getByRole('row').filter({ hasText: words }).first()
    await expect(row).toContainText(/Sam Okafor|Petra Novak/)
    await row.getByRole('link').first().click()
    const event = auditor.getByRole('dialog')
    await expect(event).toContainText(change)
    await expect(event).toContainText(/from(::1|127\.0\.0\.1)/)
  }
  await auditor.goto('/audit?action=approval.decline')
  await expect(auditor.getByRole('row').filter({ hasText: 'declined a change' })).toContainText('Petra Novak')
  await auditor.goto('/audit?action=approval.withdraw')
  await expect(auditor.getByRole('row').filter({ hasText: 'withdrew a change' })).toContainText('Sam Okafor')
  await auditor.goto('/audit?action=round.rollback&outcome=refused')
  await expect(auditor.getByRole('row').filter({ hasText: 'Nothing in it stands' })).toHaveCount(1)
})

test('and the ledger holds, without a complaint of the browser', async () => {
  expect(complaints).toEqual([])
  const verify = promisify(execFile)(process.execPath, ['dist/cage.js', 'verify', '--json'], {
    env: demo.env,
  })
  const { stdout } = await verify
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, complete: true })
})

/** A second person opens what waits for a player and decides. */
async function decide(page: Page, what: string, player: string, decision: string): Promise<void> {
  await page.goto('/approvals')
  const row = page.getByRole('row').filter({ hasText: player }).first()
  await row.getByRole('link', { name: what }).click()
  await page.waitForURL(/\/approvals\/./)
  const button = page.getByRole('button', { name: decision })
  // What is typed before the page is alive is lost.
  await expect(async () => {
    await page.getByRole('textbox', { name: 'Note' }).fill('Looked at what the provider says.')
    await expect(button).toBeEnabled({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await button.click()
  await expect(page.getByText('Decided by')).toBeVisible()
  await expect(button).toBeDisabled()
}

/** What a player has, as the page says it. */
async function balanceOf(player: string): Promise<string> {
  await support.goto(`/players/${player}/explain`)
  const text = await support.locator('main').textContent()
  return text!.match(/[0-9][0-9\s,.]*\.[0-9]+/)![0].replaceAll(/[\s,]/g, '')
}
