# a win refused into a closed round is accepted, and the provider's retry is answered with it
player     anna  100.00 EUR
bet        t1 r1  30.00   round_closed=true     ok  70.00
win        w1 r1  50.00   ROUND_CLOSED          70.00
staff_accept w1           ok                    120.00
win        w1 r1  50.00   replayed              120.00
win        w1 r1  51.00   TRANSACTION_CONFLICT
staff_accept w1           replayed              120.00
round      r1 closed
rollback   x1 t1          ALREADY_SETTLED       120.00

# the provider was first: accepting is a replay of what it got
player     anna  100.00 EUR
win        w1 r1  50.00   TRANSACTION_NOT_FOUND  100.00
bet        t1 r1  30.00   ok                    70.00
win        w1 r1  50.00   ok                    120.00
staff_accept w1           replayed              120.00
balance    anna 120.00

# a win without a bet opens its round
player     anna  100.00 EUR
win        w1 r1  50.00   TRANSACTION_NOT_FOUND  100.00
staff_accept w1           ok                    150.00
round      r1 open
case       credit_refused
staff_close s1 r1         ok                    150.00
round      r1 closed

# a win of a cancelled round is paid; the round says so and stays as it was
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 t1          ok                    100.00
win        w1 r1  50.00   TRANSACTION_ROLLED_BACK  100.00
staff_accept w1           ok                    150.00
round      r1 cancelled
bet        t2 r1  10.00   ok                    140.00
round      r1 open
rollback   x2 t2          ok                    150.00
staff_rollback s1 w1      ok                    100.00
round      r1 cancelled

# a closing win of a cancelled round closes it
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_rollback s1 t1      ok                    100.00
win        w1 r1  50.00   round_closed=true     TRANSACTION_ROLLED_BACK  100.00
staff_accept w1           ok                    150.00
round      r1 closed
bet        t2 r1  10.00   ROUND_CLOSED
staff_rollback s2 w1      ok                    100.00
round      r1 cancelled

# a win is not accepted where staff settled the round: it would be paid twice
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
staff_settle s1 r1 50.00  ok                    120.00
win        w1 r1  50.00   ROUND_CLOSED          120.00
staff_accept w1           ROUND_CLOSED          120.00
staff_rollback s2 s1      of=staff              ok  70.00
staff_accept w1           ok                    120.00
staff_settle s3 r1 1.00   ok                    121.00

# a win under its own tombstone is not accepted
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
rollback   x1 w1          ok                    70.00
win        w1 r1  50.00   TRANSACTION_ROLLED_BACK  70.00
staff_accept w1           TRANSACTION_ROLLED_BACK  70.00

# a win in another currency is not accepted
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
win        w1 r1  50.00   currency=USD          WRONG_CURRENCY  70.00
staff_accept w1           WRONG_CURRENCY        70.00

# a jackpot refused for want of a rate is accepted once there is one
player     anna  0 PLN
jackpot    j1 mega 50.00  FX_RATE_UNAVAILABLE
staff_accept j1           FX_RATE_UNAVAILABLE
rate       PLN 0.09
staff_accept j1           ok                    50.00
jackpot    j1 mega 50.00  replayed              50.00
posting    j1 0.09 4.5000

# two calls under one refused id are two cases: each keeps what was asked
player     anna  100.00 EUR
bet        t1 r1  30.00   round_closed=true     ok  70.00
win        w1 r1  50.00   ROUND_CLOSED          70.00
win        w1 r1  50.00   ROUND_CLOSED          70.00
case       credit_refused
win        w1 r1  51.00   ROUND_CLOSED          70.00
case       credit_refused
staff_accept w1           ok                    120.00

# a kept win rollback is released once the balance bears it
policy     win_rollback=keep
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   round_closed=true     ok  50.00
bet        t2 r2  40.00   ok                    10.00
rollback   x1 w1          ok                    10.00
case       kept_rollback
staff_rollback s1 w1      NOT_ALLOWED           10.00
staff_release s2 w1       INSUFFICIENT_FUNDS    10.00
deposit    d1     45.00   ok                    55.00
staff_release s2 w1       ok                    5.00
staff_release s2 w1       replayed              5.00
staff_release s3 w1       NOT_ALLOWED           5.00
round      r1 open
rollback   x1 w1          replayed              10.00
rollback   x2 w1          ok                    5.00
rollback   x3 t1          ok                    15.00
round      r1 cancelled

# only what was kept is released
player     anna  10.00 EUR
bet        t1 r1  10.00   ok                    0.00
win        w1 r1  50.00   ok                    50.00
staff_release s1 w1       NOT_ALLOWED           50.00
staff_release s2 t1       NOT_ALLOWED           50.00
