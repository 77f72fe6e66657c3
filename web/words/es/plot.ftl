# Un número a lo largo del tiempo

plot-from-to = De { $from } a { $to }.
plot-numbers = Los datos
plot-day = Día
plot-open = sin dato
