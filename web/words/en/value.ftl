# Values of fields

value-yes = Yes
value-no = No
value-cleared = Left empty
value-link = Another entry
# $title is the name of a questionnaire
value-answers = { $title }: { $given } of { $all } answered
value-signed = Signed by { $person }, { $when }. Fingerprint { $fingerprint }
value-signed-unknown = A signature in a form that this version does not know
value-signed-unvouched = A signature in the name of { $person }, { $when }, that nothing here vouches for
value-signature = A signature
