# Allergies

allergy = Allergies, as told to us
    .one = allergy
    .add = Add an allergy
    .intro = What they or others told us. Nothing here was checked.
    .empty = None written down.
allergy-what = Allergic to
allergy-reaction = What happens then
allergy-said_by = Who said so
allergy-since = Since
