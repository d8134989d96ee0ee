// Go's reader: textproto.Reader.ReadResponse, which net/smtp reads replies with. It hands out the code and the text, no
// enhanced codes. In memory: a bytes.Reader behind the usual bufio.Reader. The yardstick is Go's own scan for an octet.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net/textproto"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

func fail(what ...interface{}) {
	fmt.Fprintln(os.Stderr, what...)
	os.Exit(1)
}

// Whole replies of about 200 KB in all, as measure.hpp cuts them.
type slice struct {
	octets         []byte
	replies, lines int
}

// The first count replies of a corpus, in slices.
func slicesOf(octets []byte, count int) []slice {
	var slices []slice
	var one slice
	begin, line := 0, 0
	for i := 0; i < len(octets) && count > 0; i++ {
		if octets[i] != '\n' {
			continue
		}
		one.lines++
		if octets[line+3] != '-' {
			one.replies++
			count--
			if i+1-begin >= 200000 || count == 0 {
				one.octets = octets[begin : i+1]
				slices = append(slices, one)
				one = slice{}
				begin = i + 1
			}
		}
		line = i + 1
	}
	return slices
}

func countLineEnds(octets []byte) int {
	lines := 0
	for {
		i := bytes.IndexByte(octets, '\n')
		if i < 0 {
			return lines
		}
		lines++
		octets = octets[i+1:]
	}
}

func readAll(octets []byte, replies int) int {
	reader := textproto.NewReader(bufio.NewReader(bytes.NewReader(octets)))
	lines := 0
	for i := 0; i < replies; i++ {
		_, text, err := reader.ReadResponse(0)
		if err != nil {
			fail("ReadResponse:", err)
		}
		lines += 1 + strings.Count(text, "\n")
	}
	return lines
}

func at(sorted []float64, part float64) float64 {
	place := part * float64(len(sorted)-1)
	below := int(place)
	above := below
	if above+1 < len(sorted) {
		above++
	}
	return sorted[below] + (sorted[above]-sorted[below])*(place-float64(below))
}

func quartiles(values []float64) (float64, float64, float64) {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	return at(sorted, .5), at(sorted, .25), at(sorted, .75)
}

func main() {
	if len(os.Args) != 4 {
		fail("usage: textproto CORPUS_SHORT CORPUS_MULTI ROUNDS")
	}
	rounds, err := strconv.Atoi(os.Args[3])
	if err != nil || rounds < 1 {
		fail("ROUNDS is a number from 1 on")
	}
	inputs := []struct {
		name, file, unit string
		replies          int
	}{{"short", os.Args[1], "reply", 100000}, {"multi", os.Args[2], "line", 20000}}
	for _, input := range inputs {
		whole, err := os.ReadFile(input.file)
		if err != nil {
			fail(err)
		}
		slices := slicesOf(whole, input.replies)
		var scans, reads, ratios []float64
		for round := 0; round <= rounds; round++ {
			for _, one := range slices {
				begin := time.Now()
				scanned := countLineEnds(one.octets)
				middle := time.Now()
				read := readAll(one.octets, one.replies)
				end := time.Now()
				if scanned != one.lines || read != one.lines {
					fail("the counts are wrong:", scanned, read, one.lines)
				}
				if round == 0 {
					continue
				}
				scan := float64(middle.Sub(begin).Nanoseconds()) / float64(one.lines)
				time := float64(end.Sub(middle).Nanoseconds()) / float64(one.lines)
				scans, reads, ratios = append(scans, scan), append(reads, time), append(ratios, time/scan)
			}
		}
		median, low, high := quartiles(scans)
		fmt.Printf("Go net/textproto\tbytes.IndexByte\t%s\t%s\t%.4f\t%.4f\t%.4f\t\t\t\t\n",
			input.name, input.unit, median, low, high)
		median, low, high = quartiles(reads)
		ratio, ratioLow, ratioHigh := quartiles(ratios)
		fmt.Printf("Go net/textproto\tread\t%s\t%s\t%.4f\t%.4f\t%.4f\tbytes.IndexByte\t%.4f\t%.4f\t%.4f\n",
			input.name, input.unit, median, low, high, ratio, ratioLow, ratioHigh)
	}
}
