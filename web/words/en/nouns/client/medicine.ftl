# Medicines

medicine = Medicines, as told to us
    .one = medicine
    .add = Add a medicine
    .intro = What they or others told us. Nothing is prescribed here, and nothing was checked.
    .empty = None written down.
medicine-what = Medicine
    .hint = Name and strength, as they say it.
medicine-taken = How they take it
medicine-said_by = Who said so
medicine-since = Since
