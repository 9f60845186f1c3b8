# a rollback gives back the original's amount, whatever it says
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 t1          amount=1.00 currency=USD round_id=r9  ok  100.00
rollback   x1 t1          replayed              100.00
rollback   x1 t1          amount=2.00           replayed  100.00
rollback   x1 t2          TRANSACTION_CONFLICT
round      r1 cancelled
bet        t1 r1  30.00   replayed              70.00

# one reversal per original: another rollback moves nothing and answers ok
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 t1          ok                    100.00
rollback   x2 t1          ok                    100.00
bet        t2 r1  10.00   ok                    90.00
win        w1 r1  0       round_closed=true     ok  90.00
rollback   x3 t1          ok                    90.00
balance    anna 90.00

# policy second_rollback error
policy     second_rollback=error
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 t1          ok                    100.00
rollback   x2 t1          NOT_ALLOWED
rollback   x1 t1          replayed              100.00

# a rollback before its bet lays a tombstone, for ever
player     anna  100.00 EUR
rollback   x1 t1          ok                    100.00
bet        t1 r1  30.00   TRANSACTION_ROLLED_BACK  100.00
bet        t1 r1  30.00   replayed:TRANSACTION_ROLLED_BACK  100.00
round      r1 cancelled
rollback   x2 t1          ok                    100.00
win        w1 r1  30.00   TRANSACTION_NOT_FOUND
bet        t2 r1  30.00   ok                    70.00
round      r1 open
balance    anna 70.00

# a tombstone refuses a late win and a late jackpot too
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 w1          ok                    70.00
rollback   x2 j1          ok                    70.00
win        w1 r1  30.00   TRANSACTION_ROLLED_BACK
jackpot    j1 mega 30.00  TRANSACTION_ROLLED_BACK
case       credit_refused credit_refused

# a tombstone is the player's own
player     bob   100.00 EUR
rollback   x1 t1          ok                    100.00
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00

# policy unknown_rollback error: the tombstone is laid all the same
policy     unknown_rollback=error
player     anna  100.00 EUR
rollback   x1 t1          TRANSACTION_NOT_FOUND
bet        t1 r1  30.00   TRANSACTION_ROLLED_BACK  100.00
rollback   x1 t1          ok                    100.00

# policy late_bet ok_without_effect: recorded as rolled back
policy     late_bet=ok_without_effect
player     anna  100.00 EUR
rollback   x1 t1          ok                    100.00
bet        t1 r1  30.00   ok                    100.00
bet        t1 r1  30.00   replayed              100.00
posting    t1 none
round      r1 cancelled
rollback   x2 t1          ok                    100.00
win        w1 r1  10.00   TRANSACTION_ROLLED_BACK
win        w2 r1  10.00   bet_transaction_id=t1  TRANSACTION_ROLLED_BACK

# another player's transaction is not found, and nothing is laid down
player     bob   100.00 EUR
bet        t1 r1  30.00   ok                    70.00
player     anna  100.00 EUR
rollback   x1 t1          TRANSACTION_NOT_FOUND
rollback   x1 t1          by=bob                ok  100.00

# a refused bet is rolled back with an ok that refunds nothing
player     anna  10.00 EUR
bet        t1 r1  30.00   INSUFFICIENT_FUNDS    10.00
rollback   x1 t1          ok                    10.00
bet        t1 r1  30.00   replayed:INSUFFICIENT_FUNDS  10.00

# a settled bet is not rolled back: a win that names it
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   ok                    80.00
win        w1 r1  5.00    bet_transaction_id=t1  ok  85.00
rollback   x1 t1          ALREADY_SETTLED       85.00
case       rollback_refused
rollback   x2 t2          ok                    95.00

# a settled bet is not rolled back: a later win that names none
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  5.00    ok                    95.00
bet        t2 r1  10.00   ok                    85.00
rollback   x2 t2          ok                    95.00
rollback   x1 t1          ALREADY_SETTLED       95.00

# a settled bet is not rolled back: another transaction closed its round
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   round_closed=true     ok  80.00
rollback   x1 t1          ALREADY_SETTLED       80.00
rollback   x2 t2          ok                    90.00
round      r1 open
rollback   x3 t1          ok                    100.00
round      r1 cancelled

# a zero win with round_closed settles
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  0       round_closed=true     ok  90.00
rollback   x1 t1          ALREADY_SETTLED       90.00

# policy settled_rollback accept
policy     settled_rollback=accept
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  5.00    round_closed=true     ok  95.00
rollback   x1 t1          ok                    105.00
round      r1 cancelled

# of a win, a jackpot or a rollback: not allowed
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  5.00    ok                    95.00
rollback   x1 w1          NOT_ALLOWED
bet        t2 r2  5.00    ok                    90.00
rollback   x2 t2          ok                    95.00
rollback   x3 x2          NOT_ALLOWED
balance    anna 95.00

# policy win_rollback: allowed while the balance suffices, and what was rolled back settles nothing
policy     win_rollback=refuse
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  5.00    round_closed=true     ok  95.00
rollback   x1 t1          ALREADY_SETTLED       95.00
rollback   x2 w1          ok                    90.00
round      r1 open
rollback   x3 w1          ok                    90.00
rollback   x1 t1          ok                    100.00
round      r1 cancelled

# policy win_rollback refuse: the balance is too low
policy     win_rollback=refuse
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   ok                    50.00
bet        t2 r2  40.00   ok                    10.00
rollback   x1 w1          INSUFFICIENT_FUNDS    10.00
deposit    d1     40.00   ok                    50.00
rollback   x1 w1          ok                    0.00

# policy win_rollback negative: below zero, and no bet until it is paid back
policy     win_rollback=negative
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   ok                    50.00
bet        t2 r2  40.00   ok                    10.00
rollback   x1 w1          ok                    -40.00
bet        t3 r2  1.00    INSUFFICIENT_FUNDS    -40.00
bet        t4 r2  0       ok                    -40.00
deposit    d1     30.00   ok                    -10.00
withdrawal o1     1.00    INSUFFICIENT_FUNDS    -10.00
deposit    d2     30.00   ok                    20.00
bet        t5 r2  20.00   ok                    0.00

# policy win_rollback keep: answered ok, moves nothing for good, and the win still settles
policy     win_rollback=keep
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   ok                    50.00
bet        t2 r2  40.00   ok                    10.00
rollback   x1 w1          ok                    10.00
case       kept_rollback
rollback   x1 w1          replayed              10.00
deposit    d1     90.00   ok                    100.00
rollback   x2 w1          ok                    100.00
rollback   x3 t1          ALREADY_SETTLED       100.00

# policy win_rollback never opens jackpots
policy     win_rollback=negative
player     anna  10.00 EUR
jackpot    j1 mega 5.00   ok                    15.00
rollback   x1 j1          NOT_ALLOWED

# policy rollback_amount error: a differing amount is refused
policy     rollback_amount=error
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 t1          amount=29.99          INVALID_REQUEST
rollback   x1 t1          amount=30.0           ok  100.00
rollback   x1 t1          amount=29.99          replayed  100.00

# a cancelled round is opened again by a new bet, at the same rate
rate       USD 0.9
player     anna  100.00 USD
bet        t1 r1  10.00   ok                    90.00
rollback   x1 t1          ok                    100.00
round      r1 cancelled
rate       USD 0.8
bet        t2 r1  10.00   ok                    90.00
round      r1 open
posting    t2 0.9 9.000

# the first of two closers rolled back leaves the round closed
policy     late_win=accept win_rollback=refuse
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  5.00    round_closed=true     ok  95.00
win        w2 r1  5.00    round_closed=true     ok  100.00
rollback   x1 w1          ok                    95.00
round      r1 closed
rollback   x2 w2          ok                    90.00
round      r1 open
rollback   x3 t1          ok                    100.00
