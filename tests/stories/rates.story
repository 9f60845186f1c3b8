# the base currency is valued at one
player     anna  100.00 EUR
bet        t1 r1  30.00   ok                    70.00
posting    t1 1 30.00

# the day's rate is fixed at the first bet of a round and used by all of it
rate       USD 0.9
player     anna  100.00 USD
bet        t1 r1  10.00   ok                    90.00
posting    t1 0.9 9.000
rate       USD 0.8
bet        t2 r1  10.00   ok                    80.00
win        w1 r1  5.00    bet_transaction_id=t1  ok  85.00
rollback   x2 t2          ok                    95.00
posting    t2 0.9 9.000
posting    w1 0.9 4.500
posting    x2 0.9 9.000
bet        t3 r2  10.00   ok                    85.00
posting    t3 0.8 8.000

# a rolled-back round nets to zero in base, exactly
rate       JPY 0.006137
player     anna  1000 JPY
bet        t1 r1  333     ok                    667
rate       JPY 0.0059
rollback   x1 t1          ok                    1000
posting    t1 0.006137 2.043621
posting    x1 0.006137 2.043621

# the last rate before the day counts for four days
rate       SEK 0.1 days_ago=4
player     anna  100.00 SEK
bet        t1 r1  10.00   ok                    90.00
posting    t1 0.1 1.000

# no rate: a bet is refused and decided afresh, a credit takes the last one known, marked
rate       GBP 1.1 days_ago=9
player     anna  100.00 GBP
case       stale_rate
bet        t1 r1  10.00   FX_RATE_UNAVAILABLE
jackpot    j1 mega 10.00  ok                    110.00
posting    j1 1.1 11.000 stale=true
rate       GBP 1.2
bet        t1 r1  10.00   ok                    100.00
posting    t1 1.2 12.000

# a currency without any rate takes neither bets nor credits
player     anna  0 KWD
bet        t1 r1  1.000   FX_RATE_UNAVAILABLE
deposit    d1     1.000   FX_RATE_UNAVAILABLE
case       credit_refused
rate       KWD 3.0
deposit    d1     1.000   ok                    1.000
bet        t1 r1  0.001   ok                    0.999
