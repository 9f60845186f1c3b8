# a win needs a bet of its round
player     anna  100.00 EUR
win        w1 r1  10.00   TRANSACTION_NOT_FOUND
case       credit_refused
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  10.00   ok                    100.00
win        w1 r1  10.00   replayed              100.00
win        w1 r1  11.00   TRANSACTION_CONFLICT

# a refused win is decided afresh, and opens one case however often it is repeated
player     anna  100.00 EUR
win        w1 r1  10.00   TRANSACTION_NOT_FOUND
win        w1 r1  10.00   TRANSACTION_NOT_FOUND
case       credit_refused

# a win names a bet of its own round and player
player     bob   100.00 EUR
bet        b1 r1  10.00   ok                    90.00
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r2  10.00   ok                    80.00
win        w1 r2  10.00   bet_transaction_id=t1  TRANSACTION_NOT_FOUND
win        w2 r1  10.00   bet_transaction_id=nix  TRANSACTION_NOT_FOUND
win        w3 r1  10.00   bet_transaction_id=b1  TRANSACTION_NOT_FOUND
win        w4 r1  10.00   bet_transaction_id=t1  ok  90.00
win        w4 r1  10.00   TRANSACTION_CONFLICT

# a refused bet carries no win
player     anna  5.00 EUR
bet        t1 r1  10.00   INSUFFICIENT_FUNDS    5.00
win        w1 r1  10.00   TRANSACTION_NOT_FOUND
win        w2 r1  10.00   bet_transaction_id=t1  TRANSACTION_NOT_FOUND

# a win after every bet was rolled back is refused
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
bet        t2 r1  10.00   ok                    80.00
rollback   x1 t1          ok                    90.00
win        w1 r1  10.00   bet_transaction_id=t1  TRANSACTION_ROLLED_BACK
win        w2 r1  10.00   ok                    100.00
bet        t3 r2  10.00   ok                    90.00
rollback   x3 t3          ok                    100.00
win        w3 r2  10.00   TRANSACTION_ROLLED_BACK
round      r2 cancelled
case       credit_refused credit_refused

# several wins before the close are credited; after it, none
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  1.00    ok                    91.00
win        w2 r1  2.00    ok                    93.00
win        w3 r1  3.00    round_closed=true     ok  96.00
win        w4 r1  4.00    ROUND_CLOSED          96.00
win        w1 r1  1.00    replayed              91.00
round      r1 closed

# policy late_win accept: a win into a closed round is credited
policy     late_win=accept
player     anna  100.00 EUR
bet        t1 r1  10.00   round_closed=true     ok  90.00
win        w1 r1  1.00    ok                    91.00
round      r1 closed

# a free win may come without a bet; its round counts
player     anna  100.00 EUR
win        w1 r1  4.00    type=free             ok  104.00
round      r1 open
win        w2 r1  1.00    type=free round_closed=true  ok  105.00
win        w3 r1  1.00    type=free             ROUND_CLOSED
win        w4 r2  1.00    type=free bet_transaction_id=nix  TRANSACTION_NOT_FOUND

# a free win is refused where its free bet was rolled back
player     anna  100.00 EUR
bet        t1 r1  4.00    type=free             ok  100.00
rollback   x1 t1          ok                    100.00
win        w1 r1  4.00    type=free             TRANSACTION_ROLLED_BACK

# bonus, promo and tournament wins stand beside the round
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
win        w1 r1  1.00    type=bonus            ok  91.00
win        w2 r1  1.00    type=promo round_closed=true  ok  92.00
round      r1 open
rollback   x1 t1          ok                    102.00
win        w3 r1  1.00    type=tournament       ok  103.00
win        w4 -   1.00    type=bonus round_id= game_id=  ok  104.00
bet        t2 r2  4.00    round_closed=true     ok  100.00
win        w5 r2  1.00    type=bonus            ok  101.00

# a jackpot credits from its own account, needs no bet and settles none
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
jackpot    j1 mega 500.00 round_id=r1 game_id=g1  ok  590.00
jackpot    j1 mega 500.00 round_id=r1 game_id=g1  replayed  590.00
jackpot    j1 mini 500.00 round_id=r1 game_id=g1  TRANSACTION_CONFLICT
rollback   x1 t1          ok                    600.00
rollback   x2 j1          NOT_ALLOWED
balance    anna 600.00

# policy orphan_win accept: credited, and a case is opened
policy     orphan_win=accept
player     anna  100.00 EUR
win        w1 r1  10.00   ok                    110.00
case       orphan_win
win        w2 r1  10.00   bet_transaction_id=nix  ok  120.00
case       orphan_win
win        w3 r1  1.00    round_closed=true     ok  121.00
win        w4 r1  1.00    ROUND_CLOSED

# policy orphan_win accept: never a win whose bet was rolled back, early or late
policy     orphan_win=accept
player     anna  100.00 EUR
bet        t1 r1  10.00   ok                    90.00
rollback   x1 t1          ok                    100.00
win        w1 r1  10.00   TRANSACTION_ROLLED_BACK
win        w2 r1  10.00   bet_transaction_id=t1  TRANSACTION_ROLLED_BACK
rollback   x2 t2          ok                    100.00
win        w3 r2  10.00   bet_transaction_id=t2  TRANSACTION_ROLLED_BACK
bet        t2 r2  10.00   TRANSACTION_ROLLED_BACK
win        w4 r2  10.00   TRANSACTION_ROLLED_BACK
balance    anna 100.00
