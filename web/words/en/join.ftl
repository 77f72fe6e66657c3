# A laptop's way into its clinic, on the laptop's screen

join-title = Clinic
join-heading = Join a clinic
join-intro = Be on the clinic's network, with a supervisor at the clinic's screen.
    .one = There: open “{ nav-directory }”, then “{ devices-title }”, tick who may use this laptop, and press “{ devices-show-code }”.
    .two = Here: type that code, say what to call this laptop, and press “{ join-join }”.
    .three = On both screens: compare four words. Then sign in here as at the clinic.
join-found = Found on this network
join-none-found = No clinic was found by itself. Some networks keep devices apart; type the address that the clinic's screen shows.
join-scan = Scan with the camera
    .looking = Hold the picture on the clinic's screen in front of the camera. Press the button again to stop.
    .filled = The code and the address are filled in. Give the laptop a name, then press “{ join-join }”.
    .other = That picture is not a clinic's code. Look for the one under the code on the clinic's page “{ window-title }”.
    .refused = The camera cannot be used here. Type the code and the address instead.
join-address = The clinic's address
    .or = Or its address
    .hint = As its screen shows it, for example 192.168.1.20:8471.
join-code = Code
join-name = What to call this laptop
    .hint = Shown beside what is written on it, for example “Laptop 3” or “Outreach”.
join-join = Join

join-compare = Compare four words
join-belongs-if = This laptop now belongs to { $clinic }, if the clinic's screen shows the same four words.
join-different = Different? Stop, and tell the supervisor: someone may be between you.
join-same = They are the same: sign in

join-belongs = This laptop belongs to this clinic.
join-last-met = Last met at { $address }.
join-stand = See what is synced
