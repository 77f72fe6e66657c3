# Signatures of entries

signature-signed = Signed
# While several signings stand, over what each of them signed
signature-several = Signed more than once, please choose
signature-by = Signed by { $person }, { $when }.
signature-twice = Signed more than once. All are kept; choose the one that stands.
# The letters of the fingerprint follow
signature-fingerprint = Fingerprint
signature-unvouched = Not known to be signed
signature-unvouched-by = There is a signature here in the name of { $person }, { $when }, but no key that the clinic knows made it for this entry. Take it as not signed, and ask { $person }.
signature-unvouched-unread = There is a signature here that cannot be checked. Take it as not signed, and ask who wrote this.
# A line of an entry that is to be signed
signature-line-draft = Not signed yet: { $words }
signature-line-unvouched = Not known to be signed: { $words }
# A signing beside the one that was chosen
signature-not-chosen = Also signed by { $person }, { $when }, with these words. Another signing was chosen.
