import type { DisputeStory } from '@/lib/cases/list-disputes'
import type { Place, Stage } from './stage'

/** A dispute as it is made: its story, where it happened, and the calls that made it so. */
export type Dispute = DisputeStory & {
  name: string
  place: Place
  /** Minutes ago when the player sat down. */
  ago: number
  /** What it is about: the provider's transaction, and the amount in the player's currency. */
  transactionId: string | null
  amount: string
  play: (stage: Stage) => void
}

/** The twelve, one for each way a round goes wrong. docs/disputes.md tells the same for people. */
export const disputes: Dispute[] = [
  {
    name: 'The frozen spin',
    says: 'I pressed spin, the reels froze and my fifty kronor were gone. The screen says round AUR-7F3K21.',
    happened: 'The bet was taken. Aurora never sent a win, a close or a rollback: its game server had died.',
    expected: 'Roll back the bet of 50.00 SEK.',
    place: { providerId: 'aurora', gameId: 'northern-lights', round: 'AUR-7F3K21' },
    ...{ ago: 96, transactionId: 'AUR-7F3K21-b1', amount: '50.00' },
    play: stage => {
      stage.deposit(20, '500.00')
      stage.bet(60, 'AUR-7F3K21-b1', '50.00')
    },
  },
  {
    name: 'The win that came too late',
    says: 'Polar Express showed me 64 pounds in the bonus wheel, but my balance never moved. My name is Tom Whitaker.',
    happened:
      'The round was closed with a win of nothing; the wheel’s 64.00 came after it and was refused three times with ROUND_CLOSED, as Aurora’s policy late_win says.',
    expected: 'Accept the refused win of 64.00 GBP.',
    place: { providerId: 'aurora', gameId: 'polar-express', round: 'AUR-7F4M08' },
    ...{ ago: 150, transactionId: 'AUR-7F4M08-w2', amount: '64.00' },
    play: stage => {
      stage.deposit(20, '40.00')
      stage.bet(45, 'AUR-7F4M08-b1', '2.00')
      stage.win(3, 'AUR-7F4M08-w1', '0', { round_closed: true })
      for (const after of [41, 2, 30]) stage.win(after, 'AUR-7F4M08-w2', '64.00')
    },
  },
  {
    name: 'A win on a spin that was never paid for',
    says: 'I won 36 euros at Fjord Fortune and did not get them. The game shows the number AUR-7F5P77-w1.',
    happened:
      'Aurora sent the bet with a token of another table and was told INVALID_TOKEN; it let the reels turn all the same. Its win found no bet and was refused with TRANSACTION_NOT_FOUND. Nothing was taken from the player.',
    expected: 'Nothing to put right: show the two refused calls, explain, close the case.',
    place: { providerId: 'aurora', gameId: 'fjord-fortune', round: 'AUR-7F5P77' },
    ...{ ago: 70, transactionId: 'AUR-7F5P77-w1', amount: '36.00' },
    play: stage => {
      stage.deposit(20, '50.00')
      stage.betWithoutSession(50, 'AUR-7F5P77-b1', '4.00')
      stage.win(6, 'AUR-7F5P77-w1', '36.00', { round_closed: true })
    },
  },
  {
    name: 'Money that came from nowhere',
    says: 'There are 18 euros 40 on my account that I did not win today. Is that a mistake? Marta Ferrer, about two hours ago.',
    happened:
      'Cobalt paid the win of a round that began before it came to Cage. There is no bet of it here; Cobalt’s policy orphan_win accepts such wins and opens a case.',
    expected: 'Nothing to put right: check the win with Cobalt, then close the case.',
    place: { providerId: 'cobalt', gameId: 'lucky-forge', round: '4699812044' },
    ...{ ago: 118, transactionId: '4699812044-w1', amount: '18.40' },
    play: stage => stage.win(30, '4699812044-w1', '18.40', { round_closed: true }),
  },
  {
    name: 'The win that was taken back too late',
    says: 'Support wrote that a win of mine is under review. May I spend what I have put in since? Round 4711900233.',
    happened:
      'Cobalt rolled a win of 14.500 back when the player had already withdrawn it. Its policy win_rollback keeps such a win and opens a case. The player has put money in since.',
    expected: 'Take back the kept win of 14.500 KWD.',
    place: { providerId: 'cobalt', gameId: 'dragon-wheel', round: '4711900233' },
    ...{ ago: 240, transactionId: '4711900233-w1', amount: '14.500' },
    play: stage => {
      stage.deposit(20, '10.000')
      stage.bet(40, '4711900233-b1', '1.500')
      stage.win(8, '4711900233-w1', '14.500', { round_closed: true })
      stage.withdrawAll(300)
      stage.rollback(900, '4711900233-x1', '4711900233-w1', 'malfunction of the wheel')
      stage.deposit(5_400, '25.000')
    },
  },
  {
    name: 'The round that the studio declared void',
    says: 'Northern Lights crashed and told me I would get my ten euros back. I did not. Ruth Lindner.',
    happened:
      'The round was settled with nothing; then Aurora voided it and sent a rollback of the bet, which was refused with ALREADY_SETTLED, as its policy settled_rollback says.',
    expected: 'Roll back the whole round: 10.00 EUR go back.',
    place: { providerId: 'aurora', gameId: 'northern-lights', round: 'AUR-7F6T40' },
    ...{ ago: 85, transactionId: 'AUR-7F6T40-x1', amount: '10.00' },
    play: stage => {
      stage.deposit(20, '30.00')
      stage.bet(30, 'AUR-7F6T40-b1', '10.00')
      stage.win(4, 'AUR-7F6T40-w1', '0', { round_closed: true })
      stage.rollback(75, 'AUR-7F6T40-x1', 'AUR-7F6T40-b1', 'game crashed')
    },
  },
  {
    name: 'Refused, not taken',
    says: 'The spin said “error” and I think it took my 500 yen. The number is AUR-7F7W15-b1.',
    happened:
      'Aurora gave up on the bet and rolled it back before the bet itself had arrived. The late bet was then refused with TRANSACTION_ROLLED_BACK. Nothing was ever taken.',
    expected: 'Nothing to put right: show that no posting was made, explain, close the case.',
    place: { providerId: 'aurora', gameId: 'polar-express', round: 'AUR-7F7W15' },
    ...{ ago: 64, transactionId: 'AUR-7F7W15-b1', amount: '500' },
    play: stage => {
      stage.deposit(20, '5000')
      stage.rollback(60, 'AUR-7F7W15-x1', 'AUR-7F7W15-b1', 'timeout')
      stage.bet(2, 'AUR-7F7W15-b1', '500')
    },
  },
  {
    name: 'Charged twice',
    says: 'I put 25 pounds on red once and you took it twice. Azure Roulette, round bf70031188.',
    happened:
      'Bluefin sent the same stake again under a new transaction id when its first call was slow. Both bets were accepted; the win of 50.00 belongs to the first.',
    expected: 'Roll back the second bet, bf70031188-b1r, of 25.00 GBP.',
    place: { providerId: 'bluefin', gameId: 'roulette-azure', round: 'bf70031188' },
    ...{ ago: 110, transactionId: 'bf70031188-b1r', amount: '25.00' },
    play: stage => {
      stage.deposit(20, '100.00')
      stage.bet(30, 'bf70031188-b1', '25.00')
      stage.bet(2, 'bf70031188-b1r', '25.00')
      stage.win(28, 'bf70031188-w1', '50.00', { bet_transaction_id: 'bf70031188-b1', round_closed: true })
    },
  },
  {
    name: 'The stake that grew',
    says: 'I staked fifty dollars at Comet Crash and was paid as if it had been five. The bet is 4711900871-b1.',
    happened:
      'The bet of 5.00 was accepted. Cobalt then sent the same transaction id with 50.00, which is TRANSACTION_CONFLICT: the second call moved nothing, and the win belongs to 5.00.',
    expected: 'Nothing to put right: put the two requests side by side, explain, close the case.',
    place: { providerId: 'cobalt', gameId: 'crash-comet', round: '4711900871' },
    ...{ ago: 78, transactionId: '4711900871-b1', amount: '45.00' },
    play: stage => {
      stage.deposit(20, '80.00')
      stage.bet(30, '4711900871-b1', '5.00')
      stage.bet(1, '4711900871-b1', '50.00')
      stage.win(11, '4711900871-w1', '12.00', { round_closed: true })
    },
  },
  {
    name: 'The statement says he won',
    says: 'The studio wrote to me that I won 480 euros in round AUR-7F8Z92. Where are they? Dieter Kaufmann.',
    happened:
      'The bet of 20.00 was taken and the round never ended here. Aurora’s own statement of the day says: AUR-7F8Z92, win 480.00. It never sent the win.',
    expected: 'Settle the round with 480.00 EUR; it is above the threshold, so a second person approves it.',
    place: { providerId: 'aurora', gameId: 'fjord-fortune', round: 'AUR-7F8Z92' },
    ...{ ago: 190, transactionId: 'AUR-7F8Z92-b1', amount: '480.00' },
    play: stage => {
      stage.deposit(20, '100.00')
      stage.bet(60, 'AUR-7F8Z92-b1', '20.00')
    },
  },
  {
    name: 'Lost, but never ended',
    says: 'My round at Pearl Baccarat still says “running”, since hours. Did I lose my 200 kroner? Round bf70031420.',
    happened:
      'The bet was taken and Bluefin never closed the round. Its game log shows that the banker won: nothing is due to the player.',
    expected: 'Close the round without a win.',
    place: { providerId: 'bluefin', gameId: 'baccarat-pearl', round: 'bf70031420' },
    ...{ ago: 215, transactionId: 'bf70031420-b1', amount: '200.00' },
    play: stage => {
      stage.deposit(20, '1000.00')
      stage.bet(90, 'bf70031420-b1', '200.00')
    },
  },
  {
    name: 'The deposit that never arrived',
    says: 'I sent 0.0035 bitcoin three hours ago, it is confirmed, and my balance does not have it. Joseph Vassallo.',
    happened:
      'The cashier took the transfer of 0.00350000 and failed before it told Cage: there is no deposit in the ledger. The cashier confirmed it by mail, reference C-20418.',
    expected:
      'Credit 0.00350000 BTC by hand, reason: a deposit went wrong; it is above the threshold, so a second person approves it.',
    place: { providerId: 'cobalt', gameId: 'lucky-forge', round: '4711901377' },
    ...{ ago: 175, transactionId: null, amount: '0.0035' },
    play: stage => {
      stage.deposit(20, '0.0004')
      stage.bet(40, '4711901377-b1', '0.00002')
      stage.win(6, '4711901377-w1', '0', { round_closed: true })
    },
  },
]
