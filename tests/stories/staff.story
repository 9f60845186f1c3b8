# a bet rolled back by staff is rolled back to a late win, and is not refunded twice
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_rollback s1 t1      ok                    100.00
round      r1 cancelled
win        w1 r1  50.00   bet_transaction_id=t1  TRANSACTION_ROLLED_BACK  100.00
win        w2 r1  50.00   TRANSACTION_ROLLED_BACK  100.00
case       credit_refused credit_refused
rollback   x1 t1          ok                    100.00
rollback   x1 t1          replayed              100.00
balance    anna 100.00

# an unnamed win is paid while another bet of the round lives
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
bet        t2 r1  10.00   ok                    60.00
staff_rollback s1 t1      ok                    90.00
win        w1 r1  5.00    bet_transaction_id=t1  TRANSACTION_ROLLED_BACK
win        w2 r1  5.00    ok                    95.00

# the provider's own rollback after that of staff follows its policy
policy     second_rollback=error
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_rollback s1 t1      ok                    100.00
rollback   x1 t1          NOT_ALLOWED           100.00

# the same staff rollback again is a replay, another one is refused
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_rollback s1 t1      ok                    100.00
staff_rollback s1 t1      replayed              100.00
staff_rollback s2 t1      NOT_ALLOWED           100.00
bet        t2 r1  10.00   ok                    90.00
staff_rollback s1 t2      TRANSACTION_CONFLICT
rollback   x2 t2          ok                    100.00
staff_rollback s3 t2      NOT_ALLOWED           100.00
balance    anna 100.00

# staff roll back a settled bet, and then its win where the balance bears it
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   round_closed=true     ok  50.00
bet        t2 r2  40.00   ok                    10.00
staff_rollback s1 w1      INSUFFICIENT_FUNDS    10.00
staff_rollback s2 t1      ok                    20.00
round      r1 cancelled
deposit    d1     30.00   ok                    50.00
staff_rollback s3 w1      ok                    0.00
round      r1 cancelled

# a win rolled back by staff opens its round again
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   round_closed=true     ok  50.00
staff_rollback s1 w1      ok                    0.00
round      r1 open
win        w1 r1  50.00   round_closed=true     replayed  50.00
win        w2 r1  5.00    round_closed=true     ok  5.00
rollback   x1 w1          NOT_ALLOWED
balance    anna 5.00

# staff roll back no jackpot, no deposit, no rollback, nothing refused and nothing unknown
player     anna  10.00 EUR
jackpot    j1 mega 5.00   ok                    15.00
bet        t1 r1  50.00   INSUFFICIENT_FUNDS    15.00
bet        t2 r1  5.00    ok                    10.00
rollback   x1 t2          ok                    15.00
staff_rollback s1 j1      NOT_ALLOWED           15.00
staff_rollback s2 t1      NOT_ALLOWED           15.00
staff_rollback s3 x1      NOT_ALLOWED           15.00
staff_rollback s4 t9      TRANSACTION_NOT_FOUND
case
player     bob   10.00 EUR
staff_rollback s5 t2      TRANSACTION_NOT_FOUND
bet        t9 r1  1.00    ok                    9.00

# a free bet, a tip and a gift are rolled back by staff too
player     anna  10.00 EUR
bet        t1 r1  5.00    type=free             ok  10.00
staff_rollback s1 t1      ok                    10.00
round      r1 cancelled
bet        t2 r1  2.00    type=tip              ok  8.00
staff_rollback s2 t2      ok                    10.00
win        p1 r1  3.00    type=bonus round_id= game_id=  ok  13.00
staff_rollback s3 p1      ok                    10.00

# a late bet that was accepted without effect is nothing that staff could give back
policy     late_bet=ok_without_effect
player     anna  10.00 EUR
rollback   x1 t1          ok                    10.00
bet        t1 r1  5.00    ok                    10.00
staff_rollback s1 t1      NOT_ALLOWED           10.00

# a round settled by staff does not pay again, whatever the policies
policy     late_win=accept settled_rollback=accept win_rollback=negative orphan_win=accept
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r1 45.00  ok                    115.00
round      r1 closed
win        w1 r1  45.00   ROUND_CLOSED          115.00
win        w2 r1  45.00   bet_transaction_id=t1  ROUND_CLOSED  115.00
win        w3 r1  45.00   bet_transaction_id=t7  ROUND_CLOSED  115.00
win        w4 r1  45.00   type=free             ROUND_CLOSED  115.00
case       credit_refused credit_refused credit_refused credit_refused
rollback   x1 t1          ALREADY_SETTLED       115.00
case       rollback_refused
bet        t2 r1  1.00    ROUND_CLOSED          115.00
bet        t3 r1  1.00    type=tip              ok  114.00
win        w5 r1  1.00    type=bonus            ok  115.00
jackpot    j1 mega 5.00   round_id=r1           ok  120.00
staff_settle s1 r1 45.00  replayed              115.00
staff_settle s2 r1 45.00  ROUND_CLOSED          120.00
staff_close  s3 r1        ROUND_CLOSED          120.00
balance    anna 120.00

# a win paid before staff settled the round is not taken back by the provider
policy     win_rollback=negative
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
win        w1 r1  10.00   ok                    80.00
staff_settle s1 r1 5.00   ok                    85.00
rollback   x1 w1          ALREADY_SETTLED       85.00
staff_rollback s2 w1      ok                    75.00
round      r1 closed

# a round closed by staff without a win stays closed
policy     late_win=accept settled_rollback=accept
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_close s1 r1         ok                    70.00
round      r1 closed
posting    s1 none
win        w1 r1  45.00   ROUND_CLOSED          70.00
rollback   x1 t1          ALREADY_SETTLED       70.00

# reversing the settlement undoes it
policy     late_win=accept
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r1 45.00  ok                    115.00
staff_rollback s2 s1      of=staff              ok  70.00
round      r1 open
staff_rollback s3 s1      of=staff              NOT_ALLOWED
bet        t2 r1  10.00   ok                    60.00
win        w1 r1  20.00   round_closed=true     ok  80.00
round      r1 closed
rollback   x1 t1          ALREADY_SETTLED       80.00

# a settlement can be made again once the first is reversed
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r1 45.00  ok                    115.00
staff_rollback s2 s1      of=staff              ok  70.00
staff_settle s3 r1 40.00  ok                    110.00
win        w1 r1  45.00   ROUND_CLOSED          110.00
rollback   x1 t1          ALREADY_SETTLED       110.00

# the bet of a settled round rolled back by staff: the settlement still stands, and no new bet opens the round
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r1 10.00  ok                    80.00
staff_rollback s2 t1      ok                    110.00
round      r1 cancelled
bet        t2 r1  5.00    ROUND_CLOSED          110.00
win        w1 r1  5.00    TRANSACTION_ROLLED_BACK
staff_rollback s3 s1      of=staff              ok  100.00
round      r1 cancelled
bet        t3 r1  5.00    ok                    95.00
round      r1 open

# staff settle what is open and has a live bet, nothing else
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r9 10.00  TRANSACTION_NOT_FOUND
staff_settle s2 r1 10.00  currency=USD          WRONG_CURRENCY
rollback   x1 t1          ok                    100.00
staff_settle s3 r1 10.00  TRANSACTION_ROLLED_BACK
bet        t2 r2  30.00   round_closed=true     ok  70.00
staff_settle s4 r2 10.00  ROUND_CLOSED          70.00
case

# a round that only an orphan win opened is closed, but never settled
policy     orphan_win=accept
player     anna  100.00 EUR
win        w1 r1  10.00   ok                    110.00
case       orphan_win
staff_settle s1 r1 10.00  TRANSACTION_NOT_FOUND
staff_close s2 r1         ok                    110.00
round      r1 closed
win        w2 r1  10.00   ROUND_CLOSED
staff_rollback s3 s2      of=staff              ok  110.00
round      r1 open

# a settled round is paid at the round's rate
rate       USD 0.9
player     anna  100.00 USD
bet        t1 r1  10.00   ok                    90.00
rate       USD 0.8
staff_settle s1 r1 20.00  ok                    110.00
staff_rollback s2 s1      of=staff              ok  90.00
staff_rollback s3 t1      ok                    100.00

# blocked, suspended and disabled are no gates of what staff decide
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r2  10.00   ok                    80.00
status     anna blocked
provider   suspended
game       g1 disabled
staff_rollback s1 t1      ok                    90.00
staff_settle s2 r2 5.00   ok                    95.00
adjust     a1 debit 5.00  ok                    90.00

# an adjustment credits, and debits what is there
player     anna  10.00 EUR
adjust     a1 credit 5.50 ok                    15.50
adjust     a1 credit 5.50 replayed              15.50
adjust     a1 credit 5.60 TRANSACTION_CONFLICT
adjust     a2 debit 15.51 INSUFFICIENT_FUNDS    15.50
adjust     a2 debit 15.50 ok                    0.00
adjust     a3 credit 1.00 currency=USD          WRONG_CURRENCY
staff_rollback s1 a1      of=staff              NOT_ALLOWED
case

# an adjustment takes the last rate there was, and a person is told
rate       DKK 0.09 days_ago=20
player     anna  0 DKK
adjust     a1 credit 10.00 ok                   10.00
case       stale_rate

# an adjustment without any rate is refused
player     anna  0 CHF
adjust     a1 credit 10   FX_RATE_UNAVAILABLE
