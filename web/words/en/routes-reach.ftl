# Why another computer was not reached; $address is where it was looked for

routes-reach-refused = { $address }: a computer is there, but Waystation does not run on it or uses another port; start it there, or check the address.
routes-reach-no-answer = { $address }: nothing answered; check that the other computer is on and on the same network, and that its firewall lets Waystation through.
routes-reach-no-route = { $address }: this computer is not on a network that leads there; check its cable or Wi-Fi.
routes-reach-unknown-name = { $address }: the name is not known on this network; type the address in numbers instead.
routes-reach-other = { $address }: it cannot be reached; check the address and the network.
routes-reach-not-waystation = { $address }: something else than Waystation answers there; check the address and the port.
routes-reach-version = The other computer speaks version { $found }, this one { $known }; update Waystation on the one with the lower number.
routes-reach-locked = The other computer is locked: someone must sign in there.
routes-reach-busy = The other computer is busy with too many connections; this one tries again in a moment.
routes-reach-other-certificate = The computer that answers is not the one that was paired with; check the address. If the clinic's computer was replaced, pair again.
routes-reach-tls = No secure connection could be made; check that both computers run the same version, then pair again.
routes-reach-own-certificate = This computer's own certificate cannot be used; restore the last backup or pair this computer again.
routes-reach-newer-frames = The other side runs a newer version (frames of version { $found }, this program knows { $known }); update the program on this computer.
routes-reach-not-a-frame = What arrived is not a Waystation message; check that the address is right.
routes-reach-frame-too-long = A message of { $len } bytes is longer than the { $max } bytes that are allowed here.
routes-reach-silent = The other computer stopped answering; check the network, this one tries again.
routes-reach-lost = The connection broke; check the network, this one tries again.
routes-reach-closed = The other computer closed the connection; this one tries again.
routes-reach-not-known = The clinic does not know this laptop any more; it may have been put back from a backup. A supervisor there lets it in again: Directory, Laptops.

# Finding others by themselves

routes-reach-not-found = Other computers cannot be found by themselves on this network; type the clinic's address instead. If it should work, check that a firewall lets UDP port 5353 through and restart Waystation.
routes-reach-not-announced = This computer cannot be announced on the network; others can still reach it by its address.
