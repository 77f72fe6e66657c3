# Un número a lo largo del tiempo

plot-from-to = De { $from } a { $to }.
plot-numbers = Los datos
plot-day = Día
plot-open = sin dato

# Los números de los registros de una persona a lo largo del tiempo
trend-title = A lo largo del tiempo
trend-spans = Desde cuándo
trend-span-30 = 30 días
trend-span-90 = 90 días
trend-span-all = Todo
trend-label = { $log }: { $field }
# Cuando muchos números comparten un punto
trend-mean = { $label } (cada punto: la media de { $days } días)
trend-nothing = Hay muy pocos números en este tiempo para un dibujo.
# Sesiones, revisiones y demás que aparecen como triángulos pequeños en los dibujos
trend-marks = { $n ->
    [one] Un triángulo: qué pasó entonces
   *[other] { $n } triángulos: qué pasó entonces
}
