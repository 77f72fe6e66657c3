# Un número a lo largo del tiempo

plot-from-to = De { $from } a { $to }.
plot-numbers = Los números
plot-day = Día
plot-open = sin respuesta
