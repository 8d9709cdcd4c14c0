# The notebook's fifth figure by gnuplot's quickest way to a PNG file:  gnuplot -e "out='FILE'" first_step.gp
set terminal pngcairo size 640,480 font "DejaVu Sans,10"
set output out
set samples 300
unset key
f(x) = sin(x)**2 + 0.05 * x**2
d(x) = x - (2 * sin(x) * cos(x) + 0.1 * x)
set xrange [-11:11]
$samples << END
5.103118419647217
-3.740541934967041
-7.52232551574707
0.9637594223022461
-1.5537762641906738
-3.884601593017578
6.401686668395996
9.126749038696289
-2.8674960136413574
1.1383366584777832
END
plot [-10:10] f(x) lw 1.5 lc rgb "#1f77b4", \
    $samples using 1:(f($1)) with points pt 7 ps 1 lc rgb "orange", \
    $samples using 1:(f($1)):(d($1) - $1):(f(d($1)) - f($1)) with vectors filled head lw 2 lc rgb "#3300ff4d"
