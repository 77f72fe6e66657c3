# What we do

intervention = What we do
    .one = part of what we do
    .add = Add what we do
    .empty = Nothing agreed yet on what we do.
intervention-what = What we do
    .hint = For example: practice calls, a letter to the landlord.
intervention-who = Who
intervention-how_often = How often
intervention-until = Until
